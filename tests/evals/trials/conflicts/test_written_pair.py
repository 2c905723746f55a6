from pathlib import Path

import pytest

from evals.errors import GoldenSetError
from evals.trials.conflicts.written_pair import load_pairs

PAIRS = Path("evals/golden_sets/sample_company_conflicts.jsonl")


def test_the_written_pairs_are_about_documents_that_are_there() -> None:
    pairs = load_pairs(PAIRS)
    assert len({pair.line.id for pair in pairs}) == len(pairs)
    assert all(pair.document.is_file() for pair in pairs)
    assert sum(pair.line.conflicts for pair in pairs) >= 30
    assert sum(not pair.line.conflicts for pair in pairs) >= 30


def test_a_pair_whose_memo_does_not_say_it_is_refused(tmp_path: Path) -> None:
    file = tmp_path / "pairs.jsonl"
    file.write_text(
        '{"id": "a", "document": "x.md", "quote": "Q.", "title": "T", "section": "S", "text": "Other.",'
        ' "says": "This.", "conflicts": true, "why": "w"}\n'
    )
    with pytest.raises(GoldenSetError, match="line 1: `says` does not stand in `text`"):
        load_pairs(file)
