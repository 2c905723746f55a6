"""A run asks everything, keeps everything and scores everything."""

from dataclasses import replace
from pathlib import Path

import pytest

from evals.errors import SubjectError
from evals.golden_set import GoldenSet
from evals.run_folder import RunFolder
from evals.run_settings import RunSettings
from evals.runner import Runner
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
        self.heard: list[str] = []

    def planned(self, examples: int) -> None:
        self.examples = examples

    def finished(self, sample: Sample) -> None:
        self.heard.append(sample.example.id)


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
