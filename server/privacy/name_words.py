"""What a person's name looks like, and which of its parts stand for it."""

import re
import unicodedata
from collections.abc import Iterator

from server.privacy.words import DOUBTFUL, NO_NAMES, ORGANISATIONS, PARTICLES, TITLES

_FOLDED = str.maketrans(
    {letter: base for letter in map(chr, range(0xC0, 0x250)) if (base := unicodedata.normalize("NFD", letter)[0])}
    | {"’": "'", "‘": "'", "‐": "-", "‑": "-", "\u00a0": " "}
)
_ACCENTED = re.compile(f"[{re.escape(''.join(map(chr, _FOLDED)))}]+")
_LONGEST = 80
_MOST_WORDS = 6
_LETTERS = re.compile(r"[^\W\d_]+(?:['.-]+[^\W\d_]+)*[.']?")
_BETWEEN = re.compile(r"\s*(?:\band\b|\bund\b|\bet\b|\by\b|&|/|;|\|)\s*", re.IGNORECASE)
_ASIDE = re.compile(r"[<(\[\ufffc].*$", re.DOTALL)


def fold(text: str) -> str:
    """The text without accents, every place kept."""
    return text if text.isascii() else _ACCENTED.sub(lambda accented: accented[0].translate(_FOLDED), text)


def names_in_value(value: str) -> Iterator[str]:
    """The people whom a name field names: "Mr & Mrs Brook", "Lopez, Maria", "Maria Lopez <maria@home.example>"."""
    for one in _BETWEEN.split(_ASIDE.sub("", value)):
        name = _without_title(one.strip(" \t\r\n,;\"'*"))
        last, comma, first = name.partition(",")
        if comma and looks_like_name(first.strip()) and looks_like_name(last):
            yield f"{first.strip()} {last}"
            yield f"{last}, {first.strip()}"
        elif looks_like_name(name):
            yield name


def _without_title(name: str) -> str:
    words = name.split()
    while words and words[0].strip(".").lower() in TITLES:
        words = words[1:]
    return " ".join(words)


def looks_like_name(text: str) -> bool:
    """Whether these few words could be somebody's name: letters only, and not only words of every day."""
    words = text.split()
    if not 0 < len(words) <= _MOST_WORDS or len(text) > _LONGEST:
        return False
    return all(_LETTERS.fullmatch(word) for word in words) and not all(is_no_name(word) for word in words)


def parts_of(name: str) -> Iterator[str]:
    """The words of a name that stand for it alone; none of an organisation's."""
    words = [word.strip(".'") for word in re.split(r"[\s,]+", name)]
    if any(word.lower() in ORGANISATIONS for word in words):
        return
    for word in words:
        for part in {word, *word.split("-")}:
            if len(part) > 1 and not is_no_name(part):
                yield part
    particle = next((place for place, word in enumerate(words) if place and word.lower() in PARTICLES), None)
    if particle is not None and looks_like_name(" ".join(words[particle:])):
        yield " ".join(words[particle:])


def is_no_name(word: str) -> bool:
    """Whether a word is never a name by itself: a title, a particle, a word of every day."""
    word = word.strip(".").lower()
    return word in TITLES or word in PARTICLES or (word in NO_NAMES and word not in DOUBTFUL)
