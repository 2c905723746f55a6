"""What must not be shown is not shown."""

from dataclasses import replace
from datetime import UTC, datetime

import pytest

from evals.metrics.leaks import LEAK_FREE, LEAKS, leaked_quotes
from server.answering.answer import Answer, AnswerSentence
from server.answering.other_time import other_time
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


@pytest.mark.parametrize(("begun_in", "leaked"), [(2026, ()), (2024, (SECRET,)), (None, (SECRET,))])
def test_the_later_rule_beside_that_of_then_is_no_leak(begun_in: int | None, leaked: tuple[str, ...]) -> None:
    begun = None if begun_in is None else datetime(begun_in, 3, 1, tzinfo=UTC)
    today = replace(answer(SECRET, citations=(replace(citation(1, SECRET), in_force_from=begun),)))
    today = replace(today, sentences=(AnswerSentence(SECRET, (1,)),))
    shown = replace(answer(), today=other_time(today))
    asked = replace(GUARDED, as_of=datetime(2025, 6, 1, tzinfo=UTC))
    assert leaked_quotes(answering(asked, shown)) == leaked
