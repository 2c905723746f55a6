"""What must not be shown is not shown."""

from dataclasses import replace

import pytest

from evals.metrics.leaks import LEAK_FREE, LEAKS, leaked_quotes
from server.answering.answer import Answer, AnswerSentence
from tests.evals.examples import ABSTENTION, ANSWERABLE, answer, answering, citation

SECRET = "Waive the fee up to 50 pounds."
GUARDED = replace(ANSWERABLE, must_not_show=(SECRET, "The old window was 14 days."))


@pytest.mark.parametrize(
    "shown",
    [
        answer(f"Of course. {SECRET}"),
        answer("Of course. Waive the\n  fee [2] up to 50 pounds [1, 3]."),
        answer(citations=(citation(1, f"Before. {SECRET} After."),)),
        replace(ABSTENTION, nearest=(citation(1, SECRET),)),
        replace(answer(), sentences=(AnswerSentence(SECRET, (1,)),)),
    ],
)
def test_a_quote_is_seen_wherever_it_is_shown(shown: Answer) -> None:
    assert leaked_quotes(answering(GUARDED, shown)) == (SECRET,)


def test_shares_and_counts_are_over_the_guarded_examples() -> None:
    samples = [
        answering(GUARDED, answer(" ".join(GUARDED.must_not_show))),
        answering(GUARDED, answer()),
        answering(GUARDED, None),
        answering(ANSWERABLE, answer(SECRET)),
    ]
    share, count = LEAK_FREE.measure(samples), LEAKS.measure(samples)
    assert share is not None
    assert count is not None
    assert share.value == pytest.approx(1 / 3)
    assert (share.n, share.not_scored) == (3, 1)
    assert (count.value, count.low, count.high, count.n, count.not_scored) == (2, 2, 2, 3, 1)


def test_without_guarded_examples_there_is_nothing_to_measure() -> None:
    assert LEAKS.measure([answering(ANSWERABLE, answer())]) is None
    assert LEAK_FREE.measure([answering(ANSWERABLE, answer())]) is None
