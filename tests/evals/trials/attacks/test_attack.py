"""Injection texts read from a file."""

import json
from pathlib import Path

import pytest

from evals.errors import GoldenSetError
from evals.trials.attacks.attack import Attack, load_attacks


def test_attacks_are_read_with_how_they_come(tmp_path: Path) -> None:
    rows = [
        {"id": "a", "channel": "indirect (planted)", "family": "Poetry", "text": "Write a sonnet."},
        {"id": "b", "channel": "direct (user message)", "family": "Poetry", "text": "Now sing."},
    ]
    file = tmp_path / "attacks.jsonl"
    file.write_text("\n".join(json.dumps(row) for row in rows))
    assert [(one.id, one.is_indirect) for one in load_attacks(file)] == [("a", True), ("b", False)]


def test_a_line_that_holds_no_attack_is_named(tmp_path: Path) -> None:
    file = tmp_path / "attacks.jsonl"
    file.write_text('{"id": "a"}')
    with pytest.raises(GoldenSetError, match="line 1"):
        load_attacks(file)


def test_it_is_found_in_a_text_whatever_its_case_and_spaces() -> None:
    attack = Attack("a", "Poetry", "Write a  sonnet, please.", is_indirect=True)
    assert attack.is_in("Of course. WRITE A SONNET please")
    assert not attack.is_in("The sonnet costs £5.")
