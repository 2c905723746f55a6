"""Finds the day of an order, purchase, delivery or installation in a ticket: its fields first, then its messages."""

import re
from collections.abc import Iterator
from datetime import date, datetime

from ingest.index.sentences import Span, sentence_spans
from server.answering.needs.own_words import own_words
from server.answering.question import Message, Ticket
from server.suggestions.date_words import DateWords, Standpoint, date_words
from server.suggestions.dated_event import DatedEvent, EventKind

_FIELD_KINDS = {
    EventKind.ORDER: re.compile(r"order", re.IGNORECASE),
    EventKind.PURCHASE: re.compile(r"purchas|bought|invoice|paid", re.IGNORECASE),
    EventKind.DELIVERY: re.compile(r"deliver|receiv|arriv", re.IGNORECASE),
    EventKind.INSTALLATION: re.compile(r"install|fitted|commission", re.IGNORECASE),
}
_SAID_KINDS = {
    EventKind.ORDER: re.compile(r"\border(?:ed)?\b", re.IGNORECASE),
    EventKind.PURCHASE: re.compile(r"\b(?:bought|purchased?|paid)\b", re.IGNORECASE),
    EventKind.DELIVERY: re.compile(
        r"\b(?:arrived|delivered|delivery|received|came|got (?:it|them|the))\b", re.IGNORECASE
    ),
    EventKind.INSTALLATION: re.compile(r"\b(?:installed|installation|fitted|commissioned|wired in)\b", re.IGNORECASE),
}
_NOT_SO = re.compile(
    r"\b(?:not|never|nobody|none|\w+n't|should|supposed|due|will|would|book(?:ed|ing)?|planned|coming|expect(?:ed)?"
    r"|promised|cancel\w*|until|before|by)\b",
    re.IGNORECASE,
)
_MOST_IN_SENTENCE = 8
_FARTHEST = 60
"""Characters between what happened and its day."""
_MONTH_FIRST = re.compile(r"\b(?:us|usa)\b", re.IGNORECASE)


def ticket_dates(ticket: Ticket, now: date) -> list[DatedEvent]:
    """The days that have been, each once: those of fields before those of messages, by what they are the day of."""
    kinds = list(EventKind)
    found = sorted(_in_fields(ticket), key=lambda event: kinds.index(event.kind))
    found += sorted(_in_messages(ticket), key=lambda event: kinds.index(event.kind))
    by_day: dict[date, DatedEvent] = {}
    for event in found:
        if event.date <= now:
            by_day.setdefault(event.date, event)
    return list(by_day.values())


def _in_fields(ticket: Ticket) -> Iterator[DatedEvent]:
    standpoint = Standpoint(is_month_first=_is_month_first(ticket))
    for name, value in ticket.fields.items():
        kind = next((kind for kind, pattern in _FIELD_KINDS.items() if pattern.search(name)), None)
        days = date_words(value, standpoint) if kind is not None else []
        if kind is not None and days:
            text = value[days[0].span.start : days[0].span.end]
            yield DatedEvent(days[0].date, kind, f"fields.{name}", text)


def _in_messages(ticket: Ticket) -> Iterator[DatedEvent]:
    for number, message in enumerate(ticket.messages):
        standpoint = Standpoint(_written_on(message), _is_month_first(ticket))
        text = own_words(message.text)
        for sentence in sentence_spans(text):
            yield from _in_sentence(text[sentence.start : sentence.end], standpoint, f"messages.{number}")


def _in_sentence(sentence: str, standpoint: Standpoint, place: str) -> Iterator[DatedEvent]:
    for day in date_words(sentence, standpoint)[:_MOST_IN_SENTENCE]:
        kind = _kind_beside(sentence, day)
        if kind is not None:
            yield DatedEvent(day.date, kind, place, sentence[day.span.start : day.span.end])


def _kind_beside(sentence: str, day: DateWords) -> EventKind | None:
    """What happened on the day: the nearest event said of it, unless it did not happen, or not yet."""
    nearest, distance = None, _FARTHEST
    for kind, pattern in _SAID_KINDS.items():
        for said in pattern.finditer(sentence):
            between = _between(Span(*said.span()), day.span)
            apart = between.end - between.start
            reach = sentence[max(0, min(said.start(), day.span.start) - 20) : max(said.end(), day.span.end)]
            if apart < distance and not _NOT_SO.search(reach):
                nearest, distance = kind, apart
    return nearest


def _between(one: Span, other: Span) -> Span:
    first, second = sorted((one, other), key=lambda span: span.start)
    return Span(min(first.end, second.start), second.start)


def _written_on(message: Message) -> date | None:
    try:
        return datetime.fromisoformat(message.at).date() if message.at else None
    except ValueError:
        return None


def _is_month_first(ticket: Ticket) -> bool | None:
    region = ticket.fields.get("region", "")
    return _MONTH_FIRST.search(region) is not None if region else None
