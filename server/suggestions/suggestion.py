"""What a ticket suggests: the needs in it with their answers, and the days whose rules may count."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, datetime

from server.answering.answer import Answer, OtherTime
from server.suggestions.dated_event import EventKind


@dataclass(frozen=True, slots=True)
class Suggestion:
    """One need of the ticket. The answer is not kept: who asks `question` with the ticket gets it again, and kept."""

    label: str
    """The need in the words of the ticket, cut to a line."""
    question: str
    """What to ask, with the ticket, for just this need."""
    found_in: str
    """Where in the ticket it stands: `subject`, or `messages.N` counted from 0."""
    answer: Answer


@dataclass(frozen=True, slots=True)
class Difference:
    """A suggested question that the rules of another day answer differently than those of today."""

    question: str
    then: OtherTime


@dataclass(frozen=True, slots=True)
class AsOfSuggestion:
    """A day named by the ticket, whose rules may be the ones that count."""

    date: date
    kind: EventKind
    found_in: str
    """`fields.NAME`, or `messages.N` counted from 0."""
    text: str
    """The words that name the day."""
    differences: tuple[Difference, ...] | None = None
    """The suggestions that were answered differently then; none where the same holds. `null`: nobody looked, which is
    done for the first day only."""


@dataclass(frozen=True, slots=True)
class Suggestions:
    """What a ticket suggests. A need that the documents do not answer stands here with an answer that says so."""

    suggestions: tuple[Suggestion, ...]
    as_of_suggestions: tuple[AsOfSuggestion, ...]
    as_of: datetime
    timings_ms: Mapping[str, float] = field(default_factory=dict)
