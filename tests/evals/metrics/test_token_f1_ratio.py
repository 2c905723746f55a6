"""How much more of the reference answer is said than stands in the first passage."""

from dataclasses import replace

import pytest

from evals.metrics.token_f1_ratio import TOKEN_F1_RATIO
from evals.sample import Sample
from tests.evals.examples import ABSTENTION, ANSWERABLE, UNANSWERABLE, answer, answering


def sample(name: str, text: str, first: float | None, repeat: int = 0) -> Sample:
    """A sample that says this, beside a first passage of this worth. The reference answer is two words."""
    said = answering(replace(ANSWERABLE, id=name), replace(answer(), text=text))
    return replace(said, first_passage_f1=first, repeat=repeat)


def test_the_means_are_divided_not_the_examples() -> None:
    # F1 of 1 and of 0 beside 0.5 and 0.25.
    samples = [sample("a", "Thirty days.", 0.5), sample("b", "Never.", 0.25)]
    score = TOKEN_F1_RATIO.measure(samples)
    assert score is not None
    assert score.value == pytest.approx(0.5 / 0.375)
    assert TOKEN_F1_RATIO.value(samples) == score.value
    assert score.low <= score.value <= score.high
    assert (score.n, score.not_scored) == (2, 0)


def test_the_order_of_the_samples_does_not_matter() -> None:
    samples = [sample("a", "Thirty days.", 0.5), sample("b", "Never.", 0.25), sample("c", "Thirty.", 0.4)]
    assert TOKEN_F1_RATIO.measure(samples) == TOKEN_F1_RATIO.measure(samples[::-1])


def test_an_abstention_says_nothing_and_repeats_are_one_example() -> None:
    abstained = replace(answering(ANSWERABLE, ABSTENTION), first_passage_f1=0.5, repeat=1)
    samples = [sample(ANSWERABLE.id, "Thirty days.", 0.5), abstained]
    score = TOKEN_F1_RATIO.measure(samples)
    assert score is not None
    assert (score.value, score.n) == (1.0, 1)


def test_without_a_first_passage_there_is_nothing_to_compare_with() -> None:
    assert TOKEN_F1_RATIO.measure([sample("a", "Thirty days.", None)]) is None
    assert TOKEN_F1_RATIO.measure([answering(UNANSWERABLE, ABSTENTION)]) is None
    assert TOKEN_F1_RATIO.value([]) is None
