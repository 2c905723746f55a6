"""Replaces personal data before anything is stored, logged or sent to a model, and restores it for the agent."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from server.answering.question import Question, Ticket
from server.privacy.finder import Finder
from server.privacy.finders.patterns import PatternFinder
from server.privacy.introductions import introduced_names
from server.privacy.masked import Masked
from server.privacy.names import Names
from server.privacy.personal_data import Kind
from server.privacy.placeholders import Placeholders
from server.privacy.reader import Reader
from server.privacy.settings import PrivacySettings
from server.privacy.ticket_fields import names_in_fields, names_product
from server.privacy.wording import Wording

_WORD = re.compile(r"[^\W\d_]+")


class Privacy:
    """Knows what is personal. Safe to use from several threads; what it replaces it does not remember.

    The same question is masked the same way every time. Cost: about a millisecond for 4,000 characters.
    """

    def __init__(self, settings: PrivacySettings | None = None, finder: Finder | None = None) -> None:
        self._settings = settings or PrivacySettings()
        self._finder = finder or PatternFinder(self._settings)

    def mask(self, question: Question) -> Masked:
        """The question, its conversation and its ticket with one placeholder for each value."""
        texts = list(_texts_in(question))
        placeholders = Placeholders()
        placeholders.keep_clear_of(texts)
        reader = Reader(self._finder)
        wording = Wording(reader, self._names_in(question, texts, reader), placeholders, self._settings.kinds)
        masked = Question(
            wording.mask(question.text),
            tuple(replace(turn, text=wording.mask(turn.text)) for turn in question.history),
            None if question.ticket is None else _mask_ticket(question.ticket, wording),
        )
        return Masked(masked, question.text, wording)

    def mask_ticket(self, ticket: Ticket) -> Masked:
        """A ticket beside which nothing is asked yet; it is the ticket of the masked question, whose text is empty."""
        return self.mask(Question("", ticket=ticket))

    def mask_text(self, text: str) -> str:
        """A text that stands alone, such as a comment or a line of the log. There is no way back."""
        return self.mask(Question(text)).question.text

    def _names_in(self, question: Question, texts: Sequence[str], reader: Reader) -> Names:
        if Kind.NAME not in self._settings.kinds:
            return Names(())
        fields = question.ticket.fields if question.ticket else {}
        names = set(names_in_fields(fields, self._settings.name_fields))
        for text in texts:
            read = reader.read(text)
            names.update(text[one.start : one.end] for one in read.found if one.kind == Kind.NAME)
            names.update(introduced_names(read.rest))
        of_products = {word for name, value in fields.items() if names_product(name) for word in _WORD.findall(value)}
        never = frozenset(word.lower() for word in self._settings.not_names)
        return Names(names, frozenset(word.lower() for word in of_products), never)


def _texts_in(question: Question) -> Iterator[str]:
    yield question.text
    yield from (turn.text for turn in question.history)
    if question.ticket is not None:
        ticket = question.ticket
        yield from (ticket.id, ticket.subject, ticket.url or "")
        yield from (message.text for message in ticket.messages)
        yield from ticket.fields.values()


def _mask_ticket(ticket: Ticket, wording: Wording) -> Ticket:
    return replace(
        ticket,
        id=wording.mask_alone(ticket.id),
        subject=wording.mask(ticket.subject),
        url=None if ticket.url is None else wording.mask(ticket.url),
        messages=tuple(replace(message, text=wording.mask(message.text)) for message in ticket.messages),
        fields=wording.mask_fields(ticket.fields),
    )
