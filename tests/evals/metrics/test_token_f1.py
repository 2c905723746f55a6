"""Words shared with the reference answer."""

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from evals.metrics.token_f1 import TOKEN_F1, token_f1
from tests.evals.examples import ANSWERABLE, UNANSWERABLE, answer, answering


@pytest.mark.parametrize(
    ("given_answer", "reference", "value"),
    [
        ("Thirty days. [1]", "thirty days", 1),
        ("The window is thirty days [1, 2].", "Thirty days", 2 * 2 / (4 + 2)),
        ("red red red", "red blue", 2 * 1 / (3 + 2)),
        ("red", "blue", 0),
        ("", "blue", 0),
        ("The [1]", "a", 1),
    ],
)
def test_it_is_the_share_of_words_in_common(given_answer: str, reference: str, value: float) -> None:
    assert token_f1(given_answer, reference) == pytest.approx(value)


def test_a_failure_scores_zero_and_what_has_no_reference_is_not_scored() -> None:
    samples = [
        answering(ANSWERABLE, answer("Thirty days.")),
        answering(ANSWERABLE, None),
        answering(replace(ANSWERABLE, reference_answer=None), answer()),
        answering(UNANSWERABLE, answer()),
    ]
    score = TOKEN_F1.measure(samples)
    assert score is not None
    assert (score.value, score.n, score.not_scored) == (0.5, 2, 2)


@given(st.text(), st.text())
def test_it_is_mutual_and_lies_between_nothing_and_all(one: str, other: str) -> None:
    assert token_f1(one, other) == token_f1(other, one)
    assert 0 <= token_f1(one, other) <= 1
    assert token_f1(one, one) == 1
