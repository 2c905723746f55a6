"""Forged citations, invented numbers and altered quotations all fall; next to nothing true is lost."""

import json
from pathlib import Path

import pytest
from rich.console import Console

from evals.trials.verification.forgery import ForgeryKind
from evals.trials.verification.passages import sample_passages
from evals.trials.verification.trial import MUST_ALL_FALL, Missed, Tally, VerificationResult, try_verification
from evals.trials.verification.trial_report import render_verification, write_verification

FIGURES = (ForgeryKind.SWAPPED_FIGURE, ForgeryKind.UNIT, ForgeryKind.CURRENCY, ForgeryKind.REGION, ForgeryKind.DATE)
NAMES = (ForgeryKind.NAME, ForgeryKind.CODE, ForgeryKind.ADDRESS, ForgeryKind.INVENTED)


@pytest.fixture(scope="module")
def result() -> VerificationResult:
    """A trial of the sentences written by hand and of some others."""
    return try_verification(sample_passages(), copied_count=50, forged_count=0, each=1)


def test_every_forged_citation_invented_number_and_altered_quotation_falls(result: VerificationResult) -> None:
    tallies = [result.caught[kind.value] for kind in MUST_ALL_FALL]
    assert sum(tally.n for tally in tallies) >= 500
    assert [tally.share for tally in tallies] == [1, 1, 1]
    assert result.is_good_enough


def test_next_to_nothing_true_is_lost(result: VerificationResult) -> None:
    assert sum(tally.n for tally in result.kept.values()) >= 300
    assert result.kept["written by hand"].n >= 120
    assert result.lost_share <= 0.02
    assert all(tally.share >= 0.98 for tally in result.kept.values())


def test_other_figures_and_names_fall_too(result: VerificationResult) -> None:
    tallies = [result.caught[kind.value] for kind in (*FIGURES, *NAMES)]
    assert sum(tally.right for tally in tallies) >= 0.95 * sum(tally.n for tally in tallies)


RESULT = VerificationResult(
    caught={kind.value: Tally(10, 10) for kind in MUST_ALL_FALL} | {"negation": Tally(10, 6)},
    kept={"copied": Tally(99, 98), "written by hand": Tally(1, 1)},
    missed=(Missed("copied", "It is so.", "It is so.", "why"),),
    milliseconds=1.25,
)


def test_shares_are_of_all_sentences() -> None:
    assert RESULT.caught_share == pytest.approx(0.9)
    assert RESULT.lost_share == pytest.approx(0.01)
    assert RESULT.is_good_enough


def test_one_forged_citation_that_stands_is_too_many() -> None:
    caught = {**RESULT.caught, ForgeryKind.CITATION.value: Tally(10, 9)}
    assert not VerificationResult(caught, RESULT.kept, (), 1).is_good_enough


def test_the_result_is_told_and_written(tmp_path: Path) -> None:
    console = Console(record=True, width=100)
    console.print(render_verification(RESULT))
    told = console.export_text()
    assert "Of all forgeries 90.0% fell; of all true sentences 1.0% were lost." in told
    assert "citation number *" in told
    write_verification(RESULT, tmp_path / "new" / "result.json")
    assert json.loads((tmp_path / "new" / "result.json").read_text())["missed"][0]["reason"] == "why"
