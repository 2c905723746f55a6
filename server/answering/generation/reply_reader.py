"""Reads what a language model writes while it writes: the JSON objects in it, whatever stands around them."""

import json
import re
from dataclasses import dataclass

_LONGEST_OBJECT = 6000
_MARKER = re.compile(r"\s*\[(\d{1,3}(?:\s*,\s*\d{1,3})*)\]")
_EMPHASIS = re.compile(r"\*\*|__|`")
_BULLET = re.compile(r"^(?:[-*•]|\d{1,2}[.)])\s+")


@dataclass(frozen=True, slots=True)
class Said:
    """A sentence as the model wrote it, with the numbers it cites: nothing of it is true yet."""

    text: str
    citations: tuple[int, ...]
    sentence: int | None = None
    """Which failing sentence it stands for."""


@dataclass(frozen=True, slots=True)
class Lacking:
    """A part of the question that the model finds no answer to."""

    part: str


class ReplyReader:
    """Finds objects in a stream of text. Prose, fences and brackets around them are passed over and never said."""

    def __init__(self) -> None:
        self._object: list[str] = []
        self._depth = 0
        self._is_in_string = False
        self._is_escaped = False

    @property
    def is_within(self) -> bool:
        """Whether an object has begun that has not ended: the reply was cut where nothing follows."""
        return self._depth > 0

    def feed(self, piece: str) -> list[Said | Lacking]:
        """What the reply said up to the end of this piece, and had not before. What cannot be read is left out."""
        found: list[Said | Lacking] = []
        for character in piece:
            if self._takes(character) and (said := _read("".join(self._object))) is not None:
                found.append(said)
            if len(self._object) > _LONGEST_OBJECT:
                self._forget()
        return found

    def _forget(self) -> None:
        self._object, self._depth = [], 0
        self._is_in_string = self._is_escaped = False

    def _takes(self, character: str) -> bool:
        """Whether an object ends with this character."""
        if self._depth == 0:
            if character == "{":
                self._object, self._depth = [character], 1
            return False
        self._object.append(character)
        if self._is_in_string:
            self._follow_string(character)
        elif character == '"':
            self._is_in_string = True
        elif character in "{}":
            self._depth += 1 if character == "{" else -1
        return self._depth == 0

    def _follow_string(self, character: str) -> None:
        if self._is_escaped:
            self._is_escaped = False
        elif character == "\\":
            self._is_escaped = True
        elif character == '"':
            self._is_in_string = False


def _read(written: str) -> Said | Lacking | None:
    try:
        value = json.loads(written, strict=False)
    except (ValueError, RecursionError):
        return None
    text, missing = value.get("text"), value.get("missing")
    if isinstance(text, str):
        plain, marked = _plain(text)
        numbers = _numbers(value.get("citations"))
        return Said(plain, tuple(dict.fromkeys((*numbers, *marked))), _number(value.get("sentence"))) if plain else None
    if isinstance(missing, str) and missing.strip():
        return Lacking(_plain(missing)[0])
    return None


def _plain(text: str) -> tuple[str, list[int]]:
    """The words alone, and the numbers that stood among them in brackets."""
    marked = [int(number) for found in _MARKER.findall(text) for number in found.split(",")]
    bare = _EMPHASIS.sub("", _MARKER.sub("", text))
    printable = "".join(character if character.isprintable() else " " for character in bare)
    return _BULLET.sub("", " ".join(printable.split())), marked


def _numbers(value: object) -> list[int]:
    items = value if isinstance(value, list) else [value]
    return [number for item in items if (number := _number(item)) is not None]


def _number(value: object) -> int | None:
    if isinstance(value, str) and value.strip("[] ").isascii() and value.strip("[] ").isdigit():
        return int(value.strip("[] ")[:9])
    return value if isinstance(value, int) and not isinstance(value, bool) else None
