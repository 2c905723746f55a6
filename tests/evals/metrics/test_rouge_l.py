"""Words in the same order as in the reference answer."""

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st
from rouge_score.rouge_scorer import RougeScorer

from evals.metrics.rouge_l import ROUGE_L, common_length, rouge_l
from tests.evals.examples import ABSTENTION, ANSWERABLE, UNANSWERABLE, answer, answering

THEIRS = RougeScorer(["rougeL"], use_stemmer=False)
WORDS = st.lists(st.sampled_from("red Red blue blue, green 30 30-day it's ÜBER ß . ".split(" ")), max_size=90)


def test_words_in_order_count_and_others_between_do_not_matter() -> None:
    # In common: "police the gunman", three of four words each; Lin 2004, example 3.2.
    assert rouge_l("police kill the gunman", "police killed the gunman") == pytest.approx(3 / 4)
    assert rouge_l("the gunman kill police", "police killed the gunman") == pytest.approx(2 / 4)
    assert rouge_l("", "police") == rouge_l("", "") == 0


def test_abstentions_and_failures_score_zero_and_what_has_no_reference_is_not_scored() -> None:
    samples = [
        answering(ANSWERABLE, answer("Thirty [2] days. [1]")),
        answering(ANSWERABLE, replace(ABSTENTION, text="Thirty days.")),
        answering(ANSWERABLE, None),
        answering(replace(ANSWERABLE, reference_answer=None), answer()),
        answering(UNANSWERABLE, answer()),
    ]
    score = ROUGE_L.measure(samples)
    assert score is not None
    assert score.value == pytest.approx(1 / 3)
    assert (score.n, score.not_scored) == (3, 2)


@given(WORDS, WORDS)
def test_it_agrees_with_rouge_score(one: list[str], other: list[str]) -> None:
    theirs = THEIRS.score(" ".join(other), " ".join(one))["rougeL"].fmeasure
    assert rouge_l(" ".join(one), " ".join(other)) == pytest.approx(theirs, abs=1e-9)


@given(st.text(), st.text())
def test_it_agrees_with_rouge_score_on_any_text(one: str, other: str) -> None:
    assert rouge_l(one, other) == pytest.approx(THEIRS.score(other, one)["rougeL"].fmeasure, abs=1e-9)


@given(st.lists(st.sampled_from("abc"), max_size=12), st.lists(st.sampled_from("abc"), max_size=12))
def test_its_bits_agree_with_the_usual_table(one: list[str], other: list[str]) -> None:
    table = [[0] * (len(other) + 1) for _ in range(len(one) + 1)]
    for row, first in enumerate(one, start=1):
        for column, second in enumerate(other, start=1):
            longest = max(table[row - 1][column], table[row][column - 1])
            table[row][column] = table[row - 1][column - 1] + 1 if first == second else longest
    assert common_length(one, other) == table[-1][-1]
