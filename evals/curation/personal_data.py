"""Notices what may name a customer in a text that is about to be kept and copied around."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from evals.golden_line import ExampleLine
from server.privacy.finders.patterns import PatternFinder
from server.privacy.personal_data import Kind
from server.privacy.settings import PrivacySettings

_WORDS: Mapping[str, str] = {
    Kind.EMAIL: "e-mail address",
    Kind.IBAN: "account or card number",
    Kind.CARD: "account or card number",
    Kind.ACCOUNT: "account or card number",
    Kind.PHONE: "phone number",
    Kind.ADDRESS: "postal address",
    Kind.ORDER: "order number",
}
"""How each kind is called. What is copied around for good is looked through more strictly than a question is."""
_FINDER = PatternFinder(PrivacySettings(kinds=frozenset(map(Kind, _WORDS))))


@dataclass(frozen=True, slots=True)
class PersonalData:
    """A stretch of a text that may name somebody, and what it looks like."""

    kind: str
    start: int
    end: int


def find_personal_data(text: str) -> list[PersonalData]:
    """What looks like an address or a number of somebody's, in reading order; dates are nobody's."""
    return [PersonalData(_WORDS[found.kind], found.start, found.end) for found in _FINDER.find(text)]


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
