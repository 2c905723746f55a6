"""Judgements beside a run survive whatever ends the process."""

import tempfile
from pathlib import Path

from hypothesis import given, settings
from hypothesis import strategies as st

from evals.judging.judgement_file import JudgementFile
from tests.evals.judging.made import judgement


@settings(deadline=None)
@given(st.integers(min_value=0, max_value=600))
def test_a_line_that_was_not_finished_is_dropped_and_no_other(cut: int) -> None:
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        store = JudgementFile(folder)
        kept = [judgement(place / 4, f"case {place}") for place in range(3)]
        for one in kept:
            store.keep(one)
        content = store.path.read_bytes()
        store.path.write_bytes(content[: len(content) - min(cut, len(content))])
        whole = content[: len(content) - min(cut, len(content))].count(b"\n")
        again = JudgementFile(folder)
        assert again.all() == kept[:whole]
        again.keep(kept[2])
        assert again.all() == list(dict.fromkeys([*kept[:whole], kept[2]]))


def test_a_run_without_judgements_has_none(tmp_path: Path) -> None:
    assert JudgementFile(tmp_path).all() == []
    assert not (tmp_path / "judgements.jsonl").exists()


def test_whoever_only_reads_leaves_an_unfinished_line_to_its_writer(tmp_path: Path) -> None:
    store = JudgementFile(tmp_path)
    store.keep(judgement(0.5, "case"))
    with store.path.open("ab") as stream:
        stream.write(b'{"half')
    assert len(JudgementFile(tmp_path).all()) == 1
    assert store.path.read_bytes().endswith(b'{"half')
