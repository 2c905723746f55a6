"""Runs are read from their folder, whoever made them, and read again only where they changed."""

from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

import pytest

from evals.golden_set import GoldenSet
from evals.running.manifest import begin_manifest
from evals.running.run_folder import RunFolder
from evals.running.run_settings import RunSettings
from evals.running.run_state import RunState
from evals.running.run_store import RunStore
from evals.running.runner import Run, Runner
from evals.sample import Sample
from evals.subject import SubjectFacts
from ingest.index.errors import NotFound
from tests.evals.examples import ABSTENTION, ANSWERABLE, NOON, UNANSWERABLE, answer, answering
from tests.evals.fake_subject import FakeSubject

GOLDEN_SET = GoldenSet(Path("/docs/golden.jsonl"), "hash", (ANSWERABLE, UNANSWERABLE))
SUBJECT = FakeSubject(answers={ANSWERABLE.id: answer(), UNANSWERABLE.id: ABSTENTION})


def run(folder: Path, golden_set: GoldenSet = GOLDEN_SET, settings: RunSettings | None = None) -> Run:
    return Runner(folder, settings or RunSettings()).run(golden_set, SUBJECT)


def begun(folder: Path, *samples: Sample, state: RunState = RunState.RUNNING) -> RunFolder:
    """A run that has not ended."""
    manifest = begin_manifest(GOLDEN_SET, SubjectFacts("fake"), RunSettings(), NOON)
    kept = RunFolder.create(folder, "golden", NOON)
    kept.write_manifest(replace(manifest, state=state))
    for sample in samples:
        kept.add(sample)
    return kept


def test_without_a_folder_there_are_no_runs(tmp_path: Path) -> None:
    assert RunStore(tmp_path / "runs").cards() == []


def test_the_newest_stands_first_with_its_scores(tmp_path: Path) -> None:
    first, second = run(tmp_path), run(tmp_path)
    store = RunStore(tmp_path)
    cards = store.cards()
    assert [card.id for card in cards] == [second.folder.name, first.folder.name]
    assert cards[0].metrics == second.scorecard.metrics
    assert cards[0].asked == 2
    assert store.scorecard(cards[0].id) == second.scorecard


def test_a_run_that_another_process_made_is_seen_at_once(tmp_path: Path) -> None:
    store = RunStore(tmp_path)
    assert not store.cards()
    run(tmp_path)
    assert len(store.cards()) == 1


def test_a_run_under_way_tells_how_far_it_is(tmp_path: Path) -> None:
    folder = begun(tmp_path)
    store = RunStore(tmp_path)
    with folder.held():
        assert (store.cards()[0].asked, store.cards()[0].is_under_way) == (0, True)
        folder.add(answering(ANSWERABLE, answer()))
        card = store.cards()[0]
        assert (card.asked, card.is_interrupted, card.metrics) == (1, False, {})
    card = store.cards()[0]
    assert (card.is_interrupted, card.is_under_way) == (True, False)


def test_a_run_is_opened_with_its_samples(tmp_path: Path) -> None:
    made = run(tmp_path)
    opened = RunStore(tmp_path).open(made.folder.name)
    assert opened.scorecard == made.scorecard
    assert opened.samples == tuple(RunFolder(made.folder).samples())
    assert opened.sample(UNANSWERABLE.id) == opened.samples[1]
    assert opened.kept.manifest == made.manifest
    assert [one.worst.example_id for one in opened.worst_first()] == [ANSWERABLE.id, UNANSWERABLE.id]
    with pytest.raises(NotFound):
        opened.sample("absent")


def test_samples_that_came_since_are_there_when_it_is_opened_again(tmp_path: Path) -> None:
    folder = begun(tmp_path, answering(ANSWERABLE, answer()))
    store = RunStore(tmp_path)
    assert len(store.open(folder.path.name).lines) == 1
    folder.add(answering(UNANSWERABLE, None))
    assert [line.is_failed for line in store.open(folder.path.name).lines] == [False, True]


def test_a_cancelled_run_is_scored_over_what_was_asked(tmp_path: Path) -> None:
    folder = begun(tmp_path, answering(UNANSWERABLE, ABSTENTION), state=RunState.CANCELLED)
    assert RunStore(tmp_path).card(folder.path.name).metrics["right"].n == 1


@pytest.mark.parametrize("name", ["absent", "", "..", "../other", "a/b"])
def test_what_is_no_run_is_not_found(tmp_path: Path, name: str) -> None:
    (tmp_path / "absent").mkdir()
    store = RunStore(tmp_path)
    for ask in (store.card, store.open, store.scorecard):
        with pytest.raises(NotFound):
            ask(name)


def test_a_folder_that_cannot_be_read_is_left_out(tmp_path: Path) -> None:
    made = run(tmp_path)
    (tmp_path / "broken").mkdir()
    (tmp_path / "broken" / "manifest.json").write_text("{}")
    assert [card.id for card in RunStore(tmp_path).cards()] == [made.folder.name]


def test_the_run_before_is_the_last_finished_one_that_asked_the_same(tmp_path: Path) -> None:
    store = RunStore(tmp_path)
    first = run(tmp_path)
    run(tmp_path, replace(GOLDEN_SET, content_hash="other"))
    run(tmp_path, settings=RunSettings(limit=1))
    unfinished = begun(tmp_path)
    unfinished.path.rename(tmp_path / f"{datetime.now(UTC):%Y%m%dT%H%M%S%fZ}-unfinished")
    last = run(tmp_path)
    before = store.before(store.card(last.folder.name))
    assert before is not None
    assert before.id == first.folder.name
    assert store.before(before) is None
