"""A run on disk can be read back."""

import json
import tempfile
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from evals.errors import RunInUse
from evals.golden_set import GoldenSet
from evals.running.manifest import begin_manifest
from evals.running.run_folder import RunFolder
from evals.running.run_settings import RunSettings
from evals.sample import CheckedCitation
from evals.scorecard import score
from evals.subject import SubjectFacts
from tests.evals.examples import ANSWERABLE, NOON, UNANSWERABLE, answer, answering, citation, ranking


def test_samples_are_read_back_as_they_were_added(tmp_path: Path) -> None:
    folder = RunFolder.create(tmp_path / "runs", "golden", NOON)
    given = answer(citations=(citation(1, "Thirty days"),))
    samples = [
        ranking(ANSWERABLE, "/docs/a.txt", evidence_at=1),
        answering(replace(ANSWERABLE, as_of=NOON), given, CheckedCitation(1, True, True)),
        answering(UNANSWERABLE, None),
    ]
    for sample in samples:
        folder.add(sample)
    assert list(RunFolder(folder.path).samples()) == samples


def test_its_name_tells_when_and_what(tmp_path: Path) -> None:
    assert RunFolder.create(tmp_path, "golden", NOON).path.name == "20261122T120000000000Z-golden"


def test_the_manifest_is_read_back_and_names_code_and_machine(tmp_path: Path) -> None:
    golden_set = GoldenSet(tmp_path / "golden.jsonl", "hash", (ANSWERABLE,))
    manifest = begin_manifest(golden_set, SubjectFacts("fake"), RunSettings(threads=2), NOON)
    folder = RunFolder.create(tmp_path, golden_set.name, NOON)
    folder.write_manifest(manifest)
    assert folder.manifest() == manifest
    written = json.loads((folder.path / "manifest.json").read_text())
    assert written["settings"]["threads"] == 2
    assert written["golden_set_hash"] == "hash"
    assert "numpy" in written["packages"]
    assert written["ended_at"] is None


@given(cut=st.integers(0, 10_000))
@settings(max_examples=30, deadline=None)
def test_a_last_line_that_was_not_written_whole_is_dropped(cut: int) -> None:
    with tempfile.TemporaryDirectory() as place:
        folder = RunFolder.create(Path(place), "golden", NOON)
        folder.add(ranking(ANSWERABLE, "/docs/a.txt"))
        first = folder.samples_file.stat().st_size
        folder.add(ranking(UNANSWERABLE, "/docs/a.txt"))
        whole = folder.samples_file.read_bytes()
        kept = cut % len(whole)
        folder.samples_file.write_bytes(whole[:kept])
        expected = [ANSWERABLE.id] if kept >= first else []
        assert [sample.example.id for sample in folder.samples()] == expected
        folder.drop_torn_line()
        folder.add(ranking(UNANSWERABLE, "/docs/b.txt"))
        assert [sample.example.id for sample in folder.samples()] == [*expected, UNANSWERABLE.id]


def test_without_samples_there_is_nothing_torn(tmp_path: Path) -> None:
    folder = RunFolder.create(tmp_path, "golden", NOON)
    folder.drop_torn_line()
    assert not list(folder.samples())


def test_only_one_at_a_time_writes_a_run(tmp_path: Path) -> None:
    folder = RunFolder.create(tmp_path, "golden", NOON)
    assert not folder.is_held()
    with folder.held():
        assert RunFolder(folder.path).is_held()
        with pytest.raises(RunInUse), RunFolder(folder.path).held():
            pass
    assert not folder.is_held()
    with folder.held():
        pass


def test_scores_are_read_back_and_absent_until_they_are_written(tmp_path: Path) -> None:
    folder = RunFolder.create(tmp_path, "golden", NOON)
    assert folder.scores() is None
    scorecard = score([ranking(ANSWERABLE, "/docs/a.txt")])
    folder.write_scores(scorecard)
    assert folder.scores() == scorecard
    (folder.path / "scores.json").write_text("[]")
    assert folder.scores() is None


def test_a_name_of_any_letters_makes_a_folder(tmp_path: Path) -> None:
    assert RunFolder.create(tmp_path, "../Rück gabe", NOON).path.name == "20261122T120000000000Z-..-R-ck-gabe"
    assert RunFolder.create(tmp_path, "?", NOON).path.name == "20261122T120000000000Z-run"


def test_that_it_is_to_stop_is_written_down(tmp_path: Path) -> None:
    folder = RunFolder.create(tmp_path, "golden", NOON)
    assert not folder.is_asked_to_cancel()
    RunFolder(folder.path).ask_to_cancel()
    assert folder.is_asked_to_cancel()
