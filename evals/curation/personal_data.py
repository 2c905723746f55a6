"""Notices what may name a customer in a text that is about to be kept and copied around."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from evals.golden_line import ExampleLine

_KINDS: Mapping[str, re.Pattern[str]] = {
    "e-mail address": re.compile(r"[\w.+-]{1,64}@[\w-]{1,63}(?:\.[\w-]{1,63}){1,5}"),
    "account or card number": re.compile(
        r"\b(?:[A-Z]{2}\d{2}(?:[ -]?[A-Z0-9]{4}){3,7}(?:[ -]?[A-Z0-9]{1,3})?|(?:\d[ -]?){12,18}\d)\b"
    ),
    "phone number": re.compile(
        r"(?<![\w.,])(?:\+|00)\d[\d ()/.-]{6,24}\d\b|(?<![\w.,-])\(?0\d{1,5}\)?[ /-]?\d(?:[ -]?\d){4,14}\b"
    ),
    "order number": re.compile(
        r"\b(?:order|ticket|case|invoice|parcel|tracking|customer|serial|return)(?:\s{1,3}(?:number|no\.?|nr\.?|id))?"
        r"\s{0,3}[:#]?\s{0,3}(?=[A-Z-]{0,6}\d)[A-Z]{0,4}[-/]?\d[\dA-Z/-]{3,30}\b"
        r"|#\s?\d{4,30}\b|\b[A-Z]{2,5}-?\d{4,30}\b|\b\d{6,30}\b",
        re.IGNORECASE,
    ),
}
"""What each kind looks like; the longer kinds come first. Every length is bound, so that no text takes long."""
_DATE = re.compile(r"\b\d{4}-\d{2}-\d{2}(?:T[\d:.]+Z?)?\b|\b\d{1,2}[./-]\d{1,2}[./-]\d{2,4}\b")


@dataclass(frozen=True, slots=True)
class PersonalData:
    """A stretch of a text that may name somebody, and what it looks like."""

    kind: str
    start: int
    end: int


def find_personal_data(text: str) -> list[PersonalData]:
    """What looks like an address or a number of somebody's, in reading order; dates are nobody's."""
    taken = [PersonalData("date", *match.span()) for match in _DATE.finditer(text)]
    dates = len(taken)
    for kind, pattern in _KINDS.items():
        for match in pattern.finditer(text):
            if all(match.end() <= one.start or one.end <= match.start() for one in taken):
                taken.append(PersonalData(kind, *match.span()))
    return sorted(taken[dates:], key=lambda one: one.start)


def without_personal_data(text: str) -> str:
    """The text with "[e-mail address]" and the like in place of what may name somebody."""
    for one in reversed(find_personal_data(text)):
        text = f"{text[: one.start]}[{one.kind}]{text[one.end :]}"
    return text


def personal_data_in(line: ExampleLine) -> list[str]:
    """What kinds were noticed in what people said: the question, the talk before it, the ticket and the answer."""
    return sorted({found.kind for text in _said(line) for found in find_personal_data(text)})


def _said(line: ExampleLine) -> Iterator[str]:
    yield line.question
    yield line.reference_answer or ""
    yield from (turn.text for turn in line.history)
    if line.ticket:
        yield line.ticket.subject
        yield from (message.text for message in line.ticket.messages)
        yield from line.ticket.fields.values()
