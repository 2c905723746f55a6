"""The paired bootstrap of whole measures."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

import pytest

from evals.comparing.pairing import pair_up
from evals.comparing.resampling import interval_of_difference, value_of
from evals.metric import Score, Unit
from evals.metrics.abstention_auroc import ABSTENTION_AUROC
from evals.metrics.latency import ANSWER_LATENCY
from evals.sample import Sample
from tests.evals import compared_runs as made


@dataclass(frozen=True)
class SlowMetric:
    """Gives nothing but a score."""

    name: str = "confidence"
    definition: str = "The sum of confidences."
    source: str = "Our own."
    is_higher_better: bool = True
    unit: Unit = Unit.POINTS

    def measure(self, samples: Sequence[Sample]) -> Score | None:
        total = sum(sample.search_confidence or 0.0 for sample in samples)
        return Score(total, total, total, len(samples), 0) if samples else None


def test_answers_that_all_took_a_second_longer_took_a_second_longer() -> None:
    before = [replace(sample, answer_seconds=number / 10) for number, sample in enumerate(made.many(made.right, 20))]
    after = [replace(sample, answer_seconds=sample.answer_seconds + 1) for sample in before]
    interval = interval_of_difference(ANSWER_LATENCY[0], pair_up(made.run_of(before), made.run_of(after)).pairs)
    assert interval.low == pytest.approx(1000)
    assert interval.high == pytest.approx(1000)


def test_confidence_that_no_longer_tells_shows_in_its_auroc() -> None:
    answerable = made.many(made.right, 12)
    unanswerable = [made.rightly_withheld(f"moon-{number}") for number in range(12)]
    muddled = [
        replace(sample, answer=replace(sample.answer, confidence=number % 3 / 3))
        for number, sample in enumerate((*answerable, *unanswerable))
        if sample.answer
    ]
    pairs = pair_up(made.run_of([*answerable, *unanswerable]), made.run_of(muddled)).pairs
    interval = interval_of_difference(ABSTENTION_AUROC, pairs)
    assert -1 <= interval.low < interval.high < 0


def test_a_measure_that_only_scores_is_drawn_anew_as_well() -> None:
    samples = [replace(sample, search_confidence=0.5) for sample in made.many(made.right, 4)]
    doubled = [replace(sample, search_confidence=1.0) for sample in samples]
    interval = interval_of_difference(SlowMetric(), pair_up(made.run_of(samples), made.run_of(doubled)).pairs)
    assert (interval.low, interval.high) == (2, 2)


def test_a_measure_that_never_applies_has_no_bounds() -> None:
    pairs = pair_up(made.run_of([made.right("one")]), made.run_of([made.right("one")])).pairs
    interval = interval_of_difference(ABSTENTION_AUROC, pairs)
    assert (interval.low, interval.high) == (float("-inf"), float("inf"))
    assert value_of(ABSTENTION_AUROC, []) is None
