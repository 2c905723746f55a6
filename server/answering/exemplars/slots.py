"""Fills the slots of an approved answer with what the ticket beside the question says."""

import re
from collections.abc import Mapping, Sequence

from server.answering.answer import AnswerSentence, Slot
from server.answering.question import Ticket

_SEPARATORS = re.compile(r"[^a-z0-9]+")
_UNSAFE = re.compile(r"[\x00-\x1f\x7f-\x9f\u2028\u2029\u202a-\u202e\u2066-\u2069{}]+|\[\d+\]")
_LONGEST = 100
_OTHER_NAMES: Mapping[str, Sequence[str]] = {
    "customer_name": ("customer", "requester", "requester_name", "name"),
    "order_number": ("order", "order_id", "order_no"),
    "order_date": ("purchase_date", "date_of_order"),
    "product": ("product_name", "item"),
}
"""What tools call the same thing in the fields of a ticket."""


def slots_of(declared: Sequence[str], sentences: Sequence[AnswerSentence], ticket: Ticket | None) -> tuple[Slot, ...]:
    """The declared slots that the sentences have, as they come, each with its value where the ticket has one."""
    text = " ".join(sentence.text for sentence in sentences)
    present = [name for name in dict.fromkeys(declared) if _written(name) in text]
    present.sort(key=lambda name: text.index(_written(name)))
    fields = _fields(ticket)
    return tuple(Slot(name, _value(name, fields)) for name in present)


def fill(sentences: Sequence[AnswerSentence], slots: Sequence[Slot]) -> tuple[AnswerSentence, ...]:
    """The sentences with the values in place of the slots that have one. A value is never read for slots again."""
    values = {_written(slot.name): slot.value for slot in slots if slot.value is not None}
    if not values:
        return tuple(sentences)
    pattern = re.compile("|".join(map(re.escape, values)))
    return tuple(
        AnswerSentence(pattern.sub(lambda found: values[found[0]], one.text), one.citations, one.is_internal)
        for one in sentences
    )


def open_slots(slots: Sequence[Slot]) -> str | None:
    """What the agent has to fill in, as a notice; None where nothing is left."""
    names = [slot.name.replace("_", " ") for slot in slots if slot.value is None]
    return f"Fill in before sending: {', '.join(names)}." if names else None


def _written(name: str) -> str:
    return f"{{{name}}}"


def _fields(ticket: Ticket | None) -> Mapping[str, str]:
    named = ticket.fields.items() if ticket is not None else ()
    return {_SEPARATORS.sub("_", name.lower()).strip("_"): value for name, value in named}


def _value(name: str, fields: Mapping[str, str]) -> str | None:
    """One short line: what a ticket says is untrusted text."""
    for known in (name, *_OTHER_NAMES.get(name, ())):
        value = " ".join(_UNSAFE.sub(" ", fields.get(known, "")).split())
        if value:
            return value if len(value) <= _LONGEST else None
    return None
