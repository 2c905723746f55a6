from pathlib import Path

import pytest

from evals.trials.exemplars.labelled_question import LabelledQuestion, load_labels
from evals.trials.exemplars.trial import Trial, Tried

LABELS = Path("evals/golden_sets/sample_company_exemplars.jsonl")
FITS, OTHER = Path("/e/fits.md"), Path("/e/other.md")


def tried(exemplar: Path | None, offered: Path | None) -> Tried:
    return Tried(LabelledQuestion("q", "Q?", exemplar, "g", None), offered)


def test_every_approved_answer_has_questions_it_answers_and_near_misses() -> None:
    labels = load_labels(LABELS)
    files = sorted(Path("ingest/sample_company/exemplars").glob("*.md"))
    for file in files:
        written = [one for one in labels if one.group.endswith(f"/{file.name}") and not one.id.startswith("golden")]
        assert sum(one.exemplar == file.resolve() for one in written) >= 4, file
        assert sum(one.exemplar is None for one in written) >= 3, file


def test_precision_is_of_the_offered_and_recall_of_the_fitting() -> None:
    trial = Trial((tried(FITS, FITS), tried(FITS, OTHER), tried(FITS, None), tried(None, OTHER), tried(None, None)))
    assert trial.offered == 3
    assert trial.precision == pytest.approx(1 / 3)
    assert trial.recall == pytest.approx(1 / 3)
