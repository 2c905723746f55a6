"""The figures of a trial, small enough to check on paper."""

from datetime import UTC, date, datetime
from pathlib import Path

import pytest

from evals.trials.suggestions.labelled_ticket import LabelledDay, LabelledNeed, LabelledTicket
from evals.trials.suggestions.trial import Trial, try_suggestions
from evals.trials.suggestions.trial_report import figures
from ingest.index.scope import Scope
from ingest.index.sentences import Span
from server.answering.answer import Answer, AnswerSentence, Outcome
from server.answering.citations import cite
from server.answering.question import Ticket
from server.suggestions.dated_event import EventKind
from server.suggestions.suggestion import AsOfSuggestion, Suggestion, Suggestions
from tests.server.answering.made import passage_of

NOW = datetime(2026, 11, 22, tzinfo=UTC)
RETURNS, DELIVERY = Path("/docs/returns.md"), Path("/docs/delivery.md")
ORDERED = LabelledDay(date(2026, 10, 1), EventKind.ORDER)


def suggestion(question: str, is_answered: bool) -> Suggestion:
    citations = (cite(1, passage_of("30 days."), Span(0, 8), "30 days."),) if is_answered else ()
    outcome = Outcome.ANSWERED if is_answered else Outcome.NOT_IN_DOCUMENTS
    answer = Answer("a", question, outcome, "", (AnswerSentence("30 days.", (1,)),), citations, NOW, NOW, 0.9)
    return Suggestion(question, question, "messages.0", answer)


def tried(*suggestions: Suggestion, cited: Path = RETURNS, days: tuple[AsOfSuggestion, ...] = ()) -> Trial:
    ticket = LabelledTicket(
        id="1",
        ticket=Ticket("desk", "1", "Help"),
        scope=Scope(frozenset(), NOW),
        needs=(
            LabelledNeed(("send it back",), frozenset({RETURNS}), is_optional=False),
            LabelledNeed(("is late",), frozenset({DELIVERY}), is_optional=False),
            LabelledNeed(("a photo",), frozenset({RETURNS}), is_optional=True),
        ),
        days=frozenset({ORDERED}),
    )
    return try_suggestions([ticket], lambda _: Suggestions(suggestions, days, NOW, {"total": 12.0}), lambda _: cited)


def test_a_need_is_found_by_its_words_and_right_by_its_document() -> None:
    trial = tried(
        suggestion("Can I SEND it  back?", is_answered=True), suggestion("What if it is late?", is_answered=True)
    )
    assert (trial.expected, trial.found, trial.right) == (2, 2, 1)
    assert trial.wrong_answers_per_ticket == 1.0


def test_a_suggestion_for_no_need_is_false_and_one_for_an_optional_need_is_not() -> None:
    trial = tried(suggestion("Who is he?", is_answered=False), suggestion("Shall I send a photo?", is_answered=True))
    assert trial.false_needs_per_ticket == 1.0
    assert (trial.found, trial.right, trial.wrong_answers_per_ticket) == (0, 0, 0.0)


def test_only_the_first_three_count() -> None:
    others = [suggestion(f"Who is he {number}?", is_answered=False) for number in range(3)]
    assert tried(*others, suggestion("Can I send it back?", is_answered=True)).found == 0


def test_a_day_counts_with_its_kind() -> None:
    days = tuple(AsOfSuggestion(date(2026, 10, 1), kind, "fields.x", "1 October") for kind in EventKind)
    trial = tried(days=days)
    assert (trial.days, trial.days_found, trial.false_days) == (1, 1, 3)


def test_the_figures_have_names() -> None:
    shown = figures(tried(suggestion("Can I send it back?", is_answered=True)))
    assert shown["needs_found"] == pytest.approx(0.5)
    assert shown["needs_answered_right"] == pytest.approx(0.5)
    assert shown["slowest_ms"] == pytest.approx(12.0)
