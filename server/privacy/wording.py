"""Replaces personal data in the texts of one question, and puts it back."""

from collections.abc import Mapping, Set

from server.privacy.names import Names
from server.privacy.personal_data import Kind, PersonalData
from server.privacy.placeholders import Placeholders
from server.privacy.reader import Reader
from server.privacy.ticket_fields import kind_of_field


class Wording:
    """One set of placeholders and the names that are known. Lives as long as one question."""

    def __init__(self, reader: Reader, names: Names, placeholders: Placeholders, kinds: Set[Kind]) -> None:
        self._reader = reader
        self._names = names
        self._placeholders = placeholders
        self._kinds = kinds

    def mask(self, text: str) -> str:
        """The text with placeholders."""
        found = self.find(text)
        return self._placeholders.replace(text, found) if found else text

    def mask_alone(self, text: str) -> str:
        """The text with placeholders of its own, for what is looked up by itself: a ticket's id."""
        return Placeholders().replace(text, self.find(text))

    def mask_fields(self, fields: Mapping[str, str]) -> dict[str, str]:
        """A ticket's fields: some are personal whatever their value looks like."""
        return {name: self._mask_field(name, value) for name, value in fields.items()}

    def find(self, text: str) -> list[PersonalData]:
        """What is personal in a text, in reading order, nothing overlapping."""
        read = self._reader.read(text)
        return sorted((*read.found, *self._names.find(read.rest)), key=lambda one: one.start)

    def restore(self, text: str) -> str:
        """The text without placeholders."""
        return self._placeholders.restore(text)

    def _mask_field(self, name: str, value: str) -> str:
        masked = self.mask(value)
        kind = kind_of_field(name, value)
        if kind is None or kind not in self._kinds or masked != value:
            return masked
        whole = PersonalData(kind, 0, len(value), " ".join(value.casefold().split()))
        return self._placeholders.replace(value, [whole])
