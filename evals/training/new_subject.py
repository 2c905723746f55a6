"""Makes questions that begin another subject: each that stands alone is put behind the conversation of another one.

    python -m evals.training.new_subject GOLDEN ANOTHER_SUBJECT.jsonl

What is written names its documents by absolute paths. No golden set has many such questions, yet people ask them all
the time: retrieval must not look for them where the conversation was, and abstention must not take them for answered.
"""

import json
import random
import sys
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any  # lines of JSON

_SEED = 20261122
_TURNS = (2, 4, 6)


def begin_anew(golden: Path, written: Path) -> int:
    """Write the golden set of another subject; returns its size."""
    lines = [json.loads(line) for line in golden.read_text("utf-8").splitlines()]
    for line in lines:
        for named in (line, *line.get("evidence", [])):
            for field in ("documents", "document"):
                if field in named:
                    named[field] = _absolute(golden, named[field])
    chosen = random.Random(_SEED)  # noqa: S311  # repeatable, and nothing secret
    conversations = [line for line in lines if line["answerable"] and line.get("reference_answer")]
    alone = [line for line in lines if not line.get("history") and not line.get("ticket")]
    moved = [_behind(line, _another(line, conversations, chosen), chosen.choice(_TURNS)) for line in alone]
    written.write_text("".join(json.dumps(line) + "\n" for line in moved), "utf-8")
    return len(moved)


def _absolute(golden: Path, paths: str | list[str]) -> str | list[str]:
    if isinstance(paths, list):
        return [str((golden.parent / path).resolve()) for path in paths]
    return str((golden.parent / paths).resolve())


def _another(
    line: Mapping[str, Any], conversations: Sequence[Mapping[str, Any]], chosen: random.Random
) -> Mapping[str, Any]:
    own = set(line.get("documents", []))
    return chosen.choice([other for other in conversations if not own & set(other.get("documents", []))])


def _behind(line: Mapping[str, Any], before: Mapping[str, Any], turns: int) -> dict[str, Any]:
    said = [
        *before.get("history", []),
        {"role": "user", "text": before["question"]},
        {"role": "agent", "text": before["reference_answer"]},
    ]
    is_answerable = line["answerable"]
    tags = {**line.get("tags", {}), "set": "another_subject" if is_answerable else "unanswerable"}
    return {**line, "history": said[-turns:], "tags": tags}


if __name__ == "__main__":
    print(begin_anew(*map(Path, sys.argv[1:3])))
