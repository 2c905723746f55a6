"""Whether a judge may be relied on."""

from collections.abc import Iterable, Sequence

import pytest

from evals.calibration.calibration import Calibration
from evals.calibration.settings import MIN_LABELS, CalibrationSettings
from evals.calibration.standards import Standards
from evals.calibration.state import CalibrationState
from evals.judging.judgement import Judgement, NotScored
from evals.review.rubric import Scale
from evals.review.scores import HumanScore
from evals.schema import migrate_evals
from server.deskside import Deskside
from tests.evals.judging.made import MemoryStore, judgement
from tests.server.api.company import NOW

JUDGE, CRITERION = "evidence 1", "evidence_entailment"


class Said:
    """What people said, by hand."""

    def __init__(self, scores: Iterable[HumanScore]) -> None:
        self._scores = list(scores)

    def human_scores(self) -> list[HumanScore]:
        return self._scores


def people(points: Sequence[float], reviewer: str = "anna") -> list[HumanScore]:
    return [
        HumanScore(f"a{place}", reviewer, "accuracy", value, Scale.POINTS, NOW, False)
        for place, value in enumerate(points)
    ]


def judged(values: Sequence[float | None], repeat: int = 0) -> list[Judgement]:
    return [
        judgement(value, f"a{place}", repeat, JUDGE, CRITERION, NotScored.ABSTENTION)
        for place, value in enumerate(values)
    ]


@pytest.fixture
def standards(deskside: Deskside) -> Standards:
    migrate_evals(deskside.index.catalog.engine)
    return Standards(deskside.index.catalog.engine, lambda: NOW)


def state(standards: Standards, said: list[HumanScore], judgements: list[Judgement]) -> CalibrationState:
    calibration = Calibration(Said(said), MemoryStore(*judgements), standards, CalibrationSettings())
    return calibration.is_calibrated(JUDGE, CRITERION)


GOOD_AND_BAD = [5.0, 1.0] * 20
AGREEING = [1.0, 0.1] * 20


def test_a_judge_that_agrees_on_enough_answers_is_calibrated(standards: Standards) -> None:
    found = state(standards, people(GOOD_AND_BAD), judged(AGREEING))
    assert found.is_calibrated
    assert found.n == 40
    assert found.kappa is not None
    assert found.kappa.value == pytest.approx(1.0)


def test_one_answer_too_few_is_too_few_and_says_so(standards: Standards) -> None:
    found = state(standards, people(GOOD_AND_BAD[: MIN_LABELS - 1]), judged(AGREEING))
    assert not found.is_calibrated
    assert found.missing == 1
    assert "1 more answer " in found.shortcoming


def test_a_judge_that_does_not_agree_is_below_the_floor(standards: Standards) -> None:
    found = state(standards, people(GOOD_AND_BAD), judged([1.0] * 40))
    assert found.kappa is not None
    assert found.kappa.value == pytest.approx(0.0)
    assert "below the 0.60" in found.shortcoming
    standards.set(0.0, "sam")
    assert state(standards, people(GOOD_AND_BAD), judged([1.0] * 40)).is_calibrated


def test_where_every_score_is_the_same_nothing_can_be_said(standards: Standards) -> None:
    found = state(standards, people([5.0] * 40), judged([1.0] * 40))
    assert found.kappa is None
    assert not found.is_calibrated
    assert "cannot be told from habit" in found.shortcoming


def test_a_judge_that_nobody_knows_or_that_asks_something_else_is_not_calibrated(standards: Standards) -> None:
    assert state(standards, people(GOOD_AND_BAD), []).missing == MIN_LABELS
    calibration = Calibration(Said(people(GOOD_AND_BAD)), MemoryStore(), standards, CalibrationSettings())
    assert "No criterion" in calibration.is_calibrated(JUDGE, "context_precision").shortcoming
    nobody = Calibration(Said([]), MemoryStore(), standards, CalibrationSettings())
    assert nobody.is_calibrated(JUDGE, CRITERION).missing == MIN_LABELS
    assert nobody.states() == []


def test_yes_and_no_are_held_to_cohens_kappa_and_points_to_the_weighted_one(standards: Standards) -> None:
    near = state(standards, people([5.0, 4.0, 1.0, 2.0] * 10), judged([0.7, 1.0, 0.3, 0.1] * 10))
    assert near.agreement is not None
    assert near.agreement.kappa is not None
    assert near.agreement.kappa.value < 0.1
    assert near.kappa == near.agreement.quadratic
    assert near.is_calibrated


def test_an_answer_without_a_value_is_counted_and_left_out(standards: Standards) -> None:
    found = state(standards, people(GOOD_AND_BAD), judged([None, *AGREEING[1:30]]))
    assert (found.n, found.not_scored, found.unjudged) == (29, 1, 10)
    assert found.reasons == {"abstention": 1}


def test_repeats_are_averaged_and_their_flips_counted(standards: Standards) -> None:
    first, second = [1.0, 0.0] * 20, [1.0, 0.0] * 10 + [0.5, 0.0] * 10
    found = state(standards, people(GOOD_AND_BAD), judged(first) + judged(second, 1))
    assert found.repeats == 2
    assert found.flip_rate == pytest.approx(10 / 40)


def test_where_they_disagree_most_comes_first(standards: Standards) -> None:
    said, judgements = people([5.0, 4.0, 1.0]), judged([1.0, 1.0, 1.0])
    calibration = Calibration(Said(said), MemoryStore(*judgements), standards, CalibrationSettings())
    assert [one.distance for one in calibration.compared(JUDGE, CRITERION)] == [4.0, 1.0, 0.0]


def test_people_are_held_against_each_other_and_a_lone_reviewer_is_left_out(standards: Standards) -> None:
    said = people([5.0, 4.0, 1.0, 2.0]) + people([5.0, 4.0, 2.0], "ben")
    calibration = Calibration(Said(said), MemoryStore(), standards, CalibrationSettings())
    (found,) = calibration.people_against_people()
    assert (found.criterion, found.people, found.n) == ("accuracy", 2, 3)
    assert found.alpha is not None
    (pair,) = found.pairs
    assert (pair.first, pair.second, pair.agreement.n) == ("anna", "ben", 3)
    assert pair.agreement.raw is not None
    assert pair.agreement.raw.value == pytest.approx(2 / 3)
