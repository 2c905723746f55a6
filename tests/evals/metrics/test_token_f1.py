"""Words shared with the reference answer."""

import collections
import re
import string
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from evals.metrics.token_f1 import TOKEN_F1, token_f1
from tests.evals.examples import ABSTENTION, ANSWERABLE, UNANSWERABLE, answer, answering


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


def test_an_abstention_shares_nothing_whatever_its_words() -> None:
    alike = replace(ABSTENTION, text="Thirty days.")
    assert TOKEN_F1.value_of(answering(ANSWERABLE, alike)) == 0


WORDS = ["a", "the", "An", "red", "Red", "blue,", "blue", "(30)", "30", "days.", "it's", ".", ""]


@given(st.lists(st.sampled_from(WORDS)), st.lists(st.sampled_from(WORDS)))
def test_it_agrees_with_the_rules_of_squad_taken_step_by_step(one: list[str], other: list[str]) -> None:
    def words(text: str) -> list[str]:
        kept = "".join(letter for letter in text.lower() if letter not in set(string.punctuation))
        return [word for word in re.sub(r"\b(a|an|the)\b", " ", kept).split() if word]

    given_words, expected = words(" ".join(one)), words(" ".join(other))
    left = collections.Counter(expected)
    shared = 0
    for word in given_words:
        if left[word] > 0:
            left[word] -= 1
            shared += 1
    if not given_words or not expected:
        value = float(given_words == expected)
    elif not shared:
        value = 0.0
    else:
        precision, recall = shared / len(given_words), shared / len(expected)
        value = 2 * precision * recall / (precision + recall)
    assert token_f1(" ".join(one), " ".join(other)) == pytest.approx(value, abs=1e-9)
