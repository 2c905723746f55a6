"""What is suggested for labelled tickets, beside what ought to be."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path

from evals.trials.suggestions.labelled_ticket import LabelledDay, LabelledNeed, LabelledTicket
from server.suggestions.suggestion import Suggestion, Suggestions

FIRST = 3
"""Suggestions that are looked at."""


@dataclass(frozen=True, slots=True)
class Judged:
    """A suggestion, the need it is for, and whether its answer cites a document of that need."""

    suggestion: Suggestion
    need: LabelledNeed | None
    is_right: bool


@dataclass(frozen=True, slots=True)
class Tried:
    """One ticket: what was suggested, the needs that were not, and the days found, missed and made up."""

    ticket: LabelledTicket
    judged: tuple[Judged, ...]
    missed: tuple[LabelledNeed, ...]
    days_found: frozenset[LabelledDay]
    false_days: frozenset[LabelledDay]
    milliseconds: float


@dataclass(frozen=True, slots=True)
class Trial:
    """All tickets, and the figures over them."""

    tickets: tuple[Tried, ...]

    @property
    def expected(self) -> int:
        """How many needs ought to be suggested."""
        return sum(not need.is_optional for one in self.tickets for need in one.ticket.needs)

    @property
    def found(self) -> int:
        """How many of these were, among the first three."""
        return self.expected - sum(len(one.missed) for one in self.tickets)

    @property
    def right(self) -> int:
        """How many of these were answered with a right document."""
        rights = [{id(judged.need) for judged in one.judged if judged.is_right} for one in self.tickets]
        return sum(
            not need.is_optional and id(need) in right
            for one, right in zip(self.tickets, rights, strict=True)
            for need in one.ticket.needs
        )

    @property
    def false_needs_per_ticket(self) -> float:
        """Suggestions for no need of the ticket."""
        return sum(judged.need is None for one in self.tickets for judged in one.judged) / len(self.tickets)

    @property
    def wrong_answers_per_ticket(self) -> float:
        """Suggestions whose answer cites documents, none of them right."""
        wrong = [judged for one in self.tickets for judged in one.judged if not judged.is_right]
        return sum(bool(judged.suggestion.answer.citations) for judged in wrong) / len(self.tickets)

    @property
    def days(self) -> int:
        """How many days the tickets name."""
        return sum(len(one.ticket.days) for one in self.tickets)

    @property
    def days_found(self) -> int:
        """How many of these were found, each with its kind."""
        return sum(len(one.days_found) for one in self.tickets)

    @property
    def false_days(self) -> int:
        """Days suggested that are none, or of another kind."""
        return sum(len(one.false_days) for one in self.tickets)


def try_suggestions(
    tickets: Sequence[LabelledTicket],
    suggest: Callable[[LabelledTicket], Suggestions],
    file_of: Callable[[str], Path],
) -> Trial:
    """Ask for the suggestions of every ticket; `file_of` says where the document of a version lies."""
    return Trial(tuple(_judge(ticket, suggest(ticket), file_of) for ticket in tickets))


def _judge(ticket: LabelledTicket, suggestions: Suggestions, file_of: Callable[[str], Path]) -> Tried:
    judged = tuple(_judge_one(one, ticket, file_of) for one in suggestions.suggestions[:FIRST])
    suggested = {id(one.need) for one in judged}
    days = frozenset(LabelledDay(day.date, day.kind) for day in suggestions.as_of_suggestions)
    return Tried(
        ticket=ticket,
        judged=judged,
        missed=tuple(need for need in ticket.needs if not need.is_optional and id(need) not in suggested),
        days_found=days & ticket.days,
        false_days=days - ticket.days,
        milliseconds=suggestions.timings_ms.get("total", 0.0),
    )


def _judge_one(suggestion: Suggestion, ticket: LabelledTicket, file_of: Callable[[str], Path]) -> Judged:
    """The need whose words it holds; of several, one that its answer cites a document of."""
    cited = {file_of(citation.version) for citation in suggestion.answer.citations}
    asked = _plain(suggestion.question)
    needs = [need for need in ticket.needs if any(_plain(quote) in asked for quote in need.quotes)]
    need = max(needs, key=lambda one: bool(one.documents & cited), default=None)
    return Judged(suggestion, need, need is not None and bool(need.documents & cited))


def _plain(text: str) -> str:
    return " ".join(text.lower().split())
