"""Looks through texts for what they give away by themselves."""

from dataclasses import dataclass

from server.privacy.finder import Finder
from server.privacy.name_words import fold
from server.privacy.personal_data import PersonalData, blank


@dataclass(frozen=True, slots=True)
class Read:
    """What was found in a text, and the text with that blanked and without accents."""

    found: tuple[PersonalData, ...]
    rest: str


class Reader:
    """Looks at each text once, however often it is asked for. Lives as long as one question."""

    def __init__(self, finder: Finder) -> None:
        self._finder = finder
        self._read: dict[str, Read] = {}

    def read(self, text: str) -> Read:
        """What the text itself gives away, and the rest of it for those who look for names."""
        if text not in self._read:
            found = self._finder.find(text)
            self._read[text] = Read(found, fold(blank(text, found)))
        return self._read[text]
