"""Halves a golden set by document: what is learned from one half can be measured on documents never asked about in it.

    python -m evals.training.split GOLDEN LEARNED.jsonl MEASURED.jsonl

The halves name their documents by absolute paths. Questions that no document answers are only measured on.
"""

import hashlib
import json
import sys
from pathlib import Path


def is_learned_from(document: str) -> bool:
    """Whether the questions about this document are in the first half."""
    return hashlib.sha256(document.encode()).digest()[0] < 128


def split(golden: Path, learned: Path, measured: Path) -> tuple[int, int]:
    """Write the two halves; returns their sizes."""
    halves: dict[bool, list[str]] = {True: [], False: []}
    for line in golden.read_text("utf-8").splitlines():
        example = json.loads(line)
        named = example.get("documents", [])
        example["documents"] = [str((golden.parent / document).resolve()) for document in named]
        for evidence in example.get("evidence", []):
            evidence["document"] = str((golden.parent / evidence["document"]).resolve())
        halves[bool(named) and all(map(is_learned_from, named))].append(json.dumps(example))
    learned.write_text("\n".join(halves[True]) + "\n", "utf-8")
    measured.write_text("\n".join(halves[False]) + "\n", "utf-8")
    return len(halves[True]), len(halves[False])


if __name__ == "__main__":
    print(split(*map(Path, sys.argv[1:4])))
