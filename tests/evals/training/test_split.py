import json
from pathlib import Path

from evals.golden_set import load_golden_set
from evals.training.split import split


def test_no_document_is_in_both_halves_and_nothing_is_lost(tmp_path: Path) -> None:
    golden = tmp_path / "golden.jsonl"
    lines = []
    for number in range(60):
        name = f"docs/{number // 3}.md"
        lines.append(
            {
                "id": str(number),
                "question": "How?",
                "answerable": number % 10 != 0,
                "documents": [name] if number % 10 else [],
                "evidence": [{"document": name, "quote": "So."}] if number % 10 else [],
            }
        )
    golden.write_text("".join(json.dumps(line) + "\n" for line in lines))
    learned, measured = tmp_path / "a" / "learned.jsonl", tmp_path / "b" / "measured.jsonl"
    learned.parent.mkdir()
    measured.parent.mkdir()
    sizes = split(golden, learned, measured)
    halves = [load_golden_set(path).examples for path in (learned, measured)]
    assert tuple(map(len, halves)) == sizes
    assert sum(sizes) == len(lines)
    assert min(sizes) > 0
    named = [{document for example in half for document in example.documents} for half in halves]
    assert not named[0] & named[1]
    assert all(example.answerable for example in halves[0])
    assert all(document.parent == tmp_path / "docs" for document in named[0])
