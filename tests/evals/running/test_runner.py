"""A run asks everything, keeps everything and scores everything."""

import tempfile
from contextlib import suppress
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from evals.errors import RunCannotResume, RunInUse, RunStopped, SubjectError
from evals.golden_set import GoldenSet
from evals.running.results_digest import results_digest
from evals.running.run_folder import RunFolder
from evals.running.run_settings import RunSettings
from evals.running.run_state import RunRequest, RunState
from evals.running.runner import Runner
from evals.sample import Sample
from evals.subject import IndexedText, Retrieved, RetrievedPassage, SubjectFacts
from tests.evals.examples import ABSTENTION, ANSWERABLE, UNANSWERABLE, answer
from tests.evals.fake_subject import FakeSubject

EXAMPLES = (ANSWERABLE, UNANSWERABLE, replace(ANSWERABLE, id="returns-2"))
GOLDEN_SET = GoldenSet(Path("/docs/golden.jsonl"), "hash", EXAMPLES)
FOUND = Retrieved((RetrievedPassage("/docs/a.txt", "a1", 0, 11, "Thirty days"),), 0.8)
SUBJECT = FakeSubject(
    versions={"a1": IndexedText("/docs/a.txt", "Thirty days.")},
    found={example.id: FOUND for example in EXAMPLES},
    answers={ANSWERABLE.id: answer(), UNANSWERABLE.id: ABSTENTION},
)


class Listener:
    """Remembers what it hears."""

    def __init__(self) -> None:
        self.examples = 0
        self.earlier = 0
        self.heard: list[str] = []

    def planned(self, examples: int) -> None:
        self.examples = examples

    def resumed(self, samples: int) -> None:
        self.earlier = samples

    def finished(self, sample: Sample) -> None:
        self.heard.append(sample.example.id)


class Renamed(FakeSubject):
    """The same subject over an index that has a name."""

    def __init__(self, subject: FakeSubject, index_state: str = "state", embedder: str = "embedder") -> None:
        super().__init__(subject.versions, subject.found, subject.answers)
        self.index_state = index_state
        self.embedder = embedder
        self.looked = 0

    def facts(self) -> SubjectFacts:
        return replace(super().facts(), index_state=self.index_state, embedder=self.embedder)


class Unreachable(FakeSubject):
    """A subject that is not there."""

    def facts(self) -> SubjectFacts:
        raise SubjectError("nobody answers")


@pytest.mark.parametrize("threads", [1, 3])
def test_samples_are_kept_in_the_order_of_the_golden_set(tmp_path: Path, threads: int) -> None:
    run = Runner(tmp_path, RunSettings(threads=threads)).run(GOLDEN_SET, SUBJECT)
    assert [sample.example.id for sample in RunFolder(run.folder).samples()] == [one.id for one in EXAMPLES]


def test_a_failed_example_scores_zero_and_is_counted(tmp_path: Path) -> None:
    run = Runner(tmp_path).run(GOLDEN_SET, SUBJECT)
    assert run.manifest.samples_with_errors == 1
    assert run.scorecard.metrics["answered_rate"].value == 0.5
    assert run.scorecard.metrics["document_recall@5"].value == 1
    assert run.manifest.ended_at is not None
    assert RunFolder(run.folder).manifest() == run.manifest


def test_examples_with_evidence_that_was_not_found_are_named(tmp_path: Path) -> None:
    subject = replace(SUBJECT, versions={"a1": IndexedText("/docs/a.txt", "Nothing.")})
    run = Runner(tmp_path, RunSettings(is_retrieval_only=True)).run(GOLDEN_SET, subject)
    assert run.manifest.evidence_not_found == ("returns-1", "returns-2")
    assert run.manifest.samples_with_errors == 0


def test_progress_is_told(tmp_path: Path) -> None:
    listener = Listener()
    Runner(tmp_path, progress=listener).run(GOLDEN_SET, SUBJECT)
    assert (listener.examples, len(listener.heard)) == (3, 3)


def test_a_subject_that_cannot_be_reached_leaves_no_run(tmp_path: Path) -> None:
    with pytest.raises(SubjectError):
        Runner(tmp_path / "runs").run(GOLDEN_SET, Unreachable())
    assert not (tmp_path / "runs").exists()


class EndsAfter:
    """A process that is stopped, or killed, after so many samples."""

    def __init__(self, samples: int) -> None:
        self.left = samples

    def __call__(self) -> bool:
        self.left -= 1
        return self.left <= 0


def interrupted(tmp_path: Path, samples: int, settings: RunSettings | None = None) -> RunFolder:
    """A run that was begun and stopped after so many samples."""
    runner = Runner(tmp_path, settings or RunSettings(repeats=2), is_stopped=EndsAfter(samples))
    with pytest.raises(RunStopped):
        runner.run(GOLDEN_SET, SUBJECT)
    (folder,) = tmp_path.iterdir()
    return RunFolder(folder)


def asked(folder: Path) -> list[tuple[str, int]]:
    return [(sample.example.id, sample.repeat) for sample in RunFolder(folder).samples()]


def test_every_example_is_asked_as_often_as_wanted(tmp_path: Path) -> None:
    run = Runner(tmp_path, RunSettings(repeats=3)).run(GOLDEN_SET, SUBJECT)
    assert asked(run.folder) == [(example.id, repeat) for repeat in range(3) for example in EXAMPLES]
    assert run.scorecard.metrics["answered_rate"].n == 2
    assert run.manifest.planned == 9
    assert run.manifest.state is RunState.FINISHED
    assert RunFolder(run.folder).scores() == run.scorecard


@given(stops=st.lists(st.integers(1, 6), max_size=4), threads=st.integers(1, 3))
@settings(max_examples=15, deadline=None)
def test_a_run_that_was_interrupted_however_often_comes_to_the_same(stops: list[int], threads: int) -> None:
    wanted = RunSettings(repeats=2, threads=threads)
    with tempfile.TemporaryDirectory() as place:
        whole = Runner(Path(place) / "whole", wanted).run(GOLDEN_SET, SUBJECT)
        folder = Runner(Path(place), wanted).queue(GOLDEN_SET, SUBJECT.facts(), RunRequest())
        for samples in stops:
            with suppress(RunStopped, RunCannotResume):
                Runner(Path(place), wanted, is_stopped=EndsAfter(samples)).resume(folder, GOLDEN_SET, SUBJECT)
        if folder.manifest().state is RunState.RUNNING or not stops:
            Runner(Path(place), wanted).resume(folder, GOLDEN_SET, SUBJECT)
        manifest = folder.manifest()
        assert asked(folder.path) == asked(whole.folder)
        assert manifest.results == whole.manifest.results == results_digest(folder.samples())
        assert manifest.samples_with_errors == whole.manifest.samples_with_errors


def test_what_was_asked_is_not_asked_again(tmp_path: Path) -> None:
    folder = interrupted(tmp_path, 4)
    listener = Listener()
    run = Runner(tmp_path, RunSettings(repeats=2), listener).resume(folder, GOLDEN_SET, SUBJECT)
    assert (listener.examples, listener.earlier, len(listener.heard)) == (6, 4, 2)
    assert len(run.manifest.resumptions) == 1


@pytest.mark.parametrize(
    ("golden_set", "subject", "wanted", "says"),
    [
        (replace(GOLDEN_SET, content_hash="other"), SUBJECT, RunSettings(repeats=2), "the golden set"),
        (GOLDEN_SET, SUBJECT, RunSettings(repeats=3), "the settings of the run"),
        (GOLDEN_SET, Renamed(SUBJECT, embedder="other"), RunSettings(repeats=2), "the embedder"),
        (GOLDEN_SET, Renamed(SUBJECT, index_state="other"), RunSettings(repeats=2), "the index"),
    ],
)
def test_it_does_not_go_on_with_something_else(
    tmp_path: Path, golden_set: GoldenSet, subject: FakeSubject, wanted: RunSettings, says: str
) -> None:
    folder = interrupted(tmp_path, 2)
    folder.write_manifest(replace(folder.manifest(), subject=Renamed(SUBJECT).facts()))
    subject = subject if isinstance(subject, Renamed) else Renamed(SUBJECT)
    with pytest.raises(RunCannotResume, match=f"{says} changed"):
        Runner(tmp_path, wanted).resume(folder, golden_set, subject)
    assert len(asked(folder.path)) == 2


def test_more_threads_are_nothing_else(tmp_path: Path) -> None:
    folder = interrupted(tmp_path, 2)
    Runner(tmp_path, RunSettings(repeats=2, threads=4)).resume(folder, GOLDEN_SET, SUBJECT)
    assert folder.manifest().state is RunState.FINISHED


def test_a_run_that_is_over_is_not_resumed(tmp_path: Path) -> None:
    run = Runner(tmp_path).run(GOLDEN_SET, SUBJECT)
    with pytest.raises(RunCannotResume, match="is over"):
        Runner(tmp_path).resume(RunFolder(run.folder), GOLDEN_SET, SUBJECT)


def test_a_run_that_another_process_writes_is_not_resumed(tmp_path: Path) -> None:
    folder = interrupted(tmp_path, 2)
    with folder.held(), pytest.raises(RunInUse):
        Runner(tmp_path, RunSettings(repeats=2)).resume(RunFolder(folder.path), GOLDEN_SET, SUBJECT)


def test_a_run_that_is_cancelled_ends_and_is_scored(tmp_path: Path) -> None:
    runner = Runner(tmp_path)
    folder = runner.queue(GOLDEN_SET, SUBJECT.facts(), RunRequest())
    folder.ask_to_cancel()
    run = runner.resume(folder, GOLDEN_SET, SUBJECT)
    assert run.manifest.state is RunState.CANCELLED
    assert run.manifest.ended_at is None
    assert len(asked(folder.path)) == 1
    assert folder.scores() == run.scorecard


def test_a_run_that_fails_says_why_and_can_be_resumed(tmp_path: Path) -> None:
    class Full(Listener):
        def finished(self, sample: Sample) -> None:
            raise OSError("the disk is full")

    with pytest.raises(OSError, match="full"):
        Runner(tmp_path, progress=Full()).run(GOLDEN_SET, SUBJECT)
    (path,) = tmp_path.iterdir()
    manifest = RunFolder(path).manifest()
    assert (manifest.state, manifest.reason) == (RunState.FAILED, "the disk is full")
    resumed = Runner(tmp_path).resume(RunFolder(path), GOLDEN_SET, SUBJECT).manifest
    assert (resumed.state, resumed.reason) == (RunState.FINISHED, None)


def test_an_index_that_changed_meanwhile_is_told(tmp_path: Path) -> None:
    class Changing(Renamed):
        """Another index every time it is looked at."""

        def facts(self) -> SubjectFacts:
            self.looked += 1
            return replace(super().facts(), index_state=str(self.looked))

    assert Runner(tmp_path).run(GOLDEN_SET, Changing(SUBJECT)).manifest.is_index_changed
    assert not Runner(tmp_path).run(GOLDEN_SET, SUBJECT).manifest.is_index_changed
