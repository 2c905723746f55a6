"""Masks every marked ticket and counts what was found, missed and taken for personal without being so."""

import time
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace

from evals.trials.privacy.marked_ticket import MarkedTicket, Stretch
from ingest.index.sentences import Span
from server.answering.question import Message, Question, Speaker, Ticket
from server.privacy.masked import Masked
from server.privacy.privacy import Privacy

GOOD_ENOUGH = 0.95
_LENGTH = 4000


@dataclass(frozen=True, slots=True)
class Finding:
    """One stretch that is marked, or was found, or both: to the character and of the same kind."""

    kind: str
    written: str
    text: str
    is_marked: bool
    is_found: bool


@dataclass(frozen=True, slots=True)
class PrivacyTrial:
    """Everything that was marked or found."""

    tickets: int
    findings: tuple[Finding, ...]
    milliseconds: float
    """Processor time to mask a ticket whose last message has 4,000 characters; the median over all tickets."""

    @property
    def kinds(self) -> list[str]:
        """The kinds, in order."""
        return sorted({one.kind for one in self.findings})

    @property
    def mistakes(self) -> tuple[Finding, ...]:
        """What was missed, and what was taken for personal."""
        return tuple(one for one in self.findings if one.is_marked != one.is_found)

    @property
    def is_good_enough(self) -> bool:
        """Whether nearly all that is marked was found, and hardly anything else."""
        return min(self.precision(), self.recall()) >= GOOD_ENOUGH

    def precision(self, kind: str | None = None) -> float:
        """Of what was found, the share that is marked; 1 of nothing."""
        return _share(one.is_marked for one in self.findings if one.is_found and kind in (None, one.kind))

    def recall(self, kind: str | None = None) -> float:
        """Of what is marked, the share that was found; 1 of nothing."""
        return _share(one.is_found for one in self.findings if one.is_marked and kind in (None, one.kind))

    def marked(self, kind: str | None = None) -> int:
        """How many stretches are marked."""
        return sum(one.is_marked for one in self.findings if kind in (None, one.kind))


def try_privacy(privacy: Privacy, tickets: Sequence[MarkedTicket]) -> PrivacyTrial:
    """Mask one ticket after the other, and one long one several times."""
    findings = tuple(finding for ticket in tickets for finding in _findings(privacy.mask(ticket.question), ticket))
    return PrivacyTrial(len(tickets), findings, _milliseconds(privacy, tickets))


def _findings(masked: Masked, ticket: MarkedTicket) -> Iterator[Finding]:
    for text, marked in ticket.marked.items():
        found = frozenset(_found(masked, ticket, text))
        for stretch in sorted(marked | found, key=lambda one: one.span.start):
            written = text[stretch.span.start : stretch.span.end]
            yield Finding(stretch.kind, written, text, stretch in marked, stretch in found)


def _found(masked: Masked, ticket: MarkedTicket, text: str) -> Iterator[Stretch]:
    """What was found in a text; a field whose name alone says what it holds is personal as a whole."""
    found = [Stretch(str(one.kind), Span(one.start, one.end)) for one in masked.wording.find(text)]
    yield from found
    original, now = ticket.question.ticket, masked.question.ticket
    if found or original is None or now is None:
        return
    for name, value in original.fields.items():
        if value == text and now.fields[name] != value:
            yield Stretch(now.fields[name].strip("[]").rpartition("_")[0], Span(0, len(text)))


def _milliseconds(privacy: Privacy, tickets: Sequence[MarkedTicket]) -> float:
    unmarked = "\n".join(text for ticket in tickets for text, marked in ticket.marked.items() if not marked)
    times = sorted(_time(privacy, _lengthened(ticket.question, unmarked)) for ticket in tickets)
    return times[len(times) // 2] * 1000


def _lengthened(question: Question, text: str) -> Question:
    """The question with a ticket whose last message goes on with a text, up to 4,000 characters."""
    ticket = question.ticket or Ticket("trial", "1", "")
    *before, last = ticket.messages or (Message(Speaker.CUSTOMER, ""),)
    longer = replace(last, text=f"{last.text}\n{text}"[:_LENGTH])
    return replace(question, ticket=replace(ticket, messages=(*before, longer)))


def _time(privacy: Privacy, question: Question) -> float:
    begun = time.thread_time()
    privacy.mask(question)
    return time.thread_time() - begun


def _share(hits: Iterable[bool]) -> float:
    counted = list(hits)
    return sum(counted) / len(counted) if counted else 1.0
