"""Characters that a reader cannot see but a language model can: found, reported, and taken out."""

import re
import unicodedata
from collections import Counter

from ingest.index.documents import Note

_SILENT = re.compile("[\x00-\x08\x0b\x0e-\x1f\x7f\u00ad\ufeff\ud800-\udfff]")
_ZERO_WIDTH = "\u180e\u200b\u2060-\u2064"
_JOINERS = "\u200c\u200d"
_MARKS = "\u061c\u200e\u200f\u202a\u202b\u202c\u2066-\u2069"
_OVERRIDES = "\u202d\u202e"
_TAGS = "\U000e0000-\U000e007f"
_INVISIBLE = re.compile(f"[{_ZERO_WIDTH}{_JOINERS}{_MARKS}{_OVERRIDES}{_TAGS}]")
_RIGHT_TO_LEFT = re.compile("[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufefc]")
_NEEDS_JOINERS = re.compile("[\u0600-\u06ff\u0900-\u0dff\u2190-\u2bff\ufe0f\U0001f000-\U0001faff]")
_SUBDIVISION_FLAG = re.compile("\U0001f3f4[\U000e0061-\U000e007a\U000e0030-\U000e0039]{2,6}\U000e007f")


class InvisibleCharacters:
    """Takes invisible characters out of text and remembers which it met."""

    def __init__(self) -> None:
        self._counts: Counter[str] = Counter()
        self._smuggled: list[str] = []

    def strip(self, text: str) -> str:
        """`text` without them; joiners and direction marks stay where the script needs them."""
        if text.isascii():
            return _SILENT.sub("", text)
        text = _SILENT.sub("", text)
        if not _INVISIBLE.search(text):
            return text
        keep = self._kept_in(text)
        flags = [found.span() for found in _SUBDIVISION_FLAG.finditer(text)]
        pieces = []
        for position, character in enumerate(text):
            if not _INVISIBLE.match(character) or character in keep or any(a <= position < b for a, b in flags):
                pieces.append(character)
            else:
                self._remember(character)
        return "".join(pieces)

    def notes(self) -> tuple[Note, ...]:
        """What was met, a note for each kind of character."""
        notes = [
            Note(what=f"{count} × {name}", why="invisible control characters") for name, count in self._counts.items()
        ]
        if self._smuggled:
            notes.append(Note(what=_excerpt("".join(self._smuggled)), why="text written in invisible tag characters"))
        return tuple(notes)

    def _remember(self, character: str) -> None:
        if "\U000e0000" <= character <= "\U000e007f":
            self._smuggled.append(chr(ord(character) - 0xE0000))
        else:
            self._counts[unicodedata.name(character, f"U+{ord(character):04X}").lower()] += 1

    @staticmethod
    def _kept_in(text: str) -> frozenset[str]:
        kept: set[str] = set()
        if _NEEDS_JOINERS.search(text):
            kept |= {"\u200c", "\u200d"}
        if _RIGHT_TO_LEFT.search(text):
            kept |= set("\u061c\u200e\u200f\u202a\u202b\u202c\u2066\u2067\u2068\u2069")
        return frozenset(kept)


def _excerpt(text: str) -> str:
    return "".join(character for character in text if character.isprintable())[:120]
