"""Reads the names of an English text: products, people, places, programmes, part codes and model numbers."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from ingest.index.sentences import Span
from server.answering.verification.words import is_little

_CODE = re.compile(
    r"(?<![\w.-])(?:[A-Za-z]{1,6}\d[A-Za-z0-9]*|[A-Z][A-Za-z]*\d[A-Za-z0-9]*|[A-Z]{1,6}(?=-\w*\d|-[A-Z]\b)"
    r"|[A-Z]{2,}(?=-[A-Z]{2}))"
    r"(?:[-/.][A-Za-z0-9]+)*(?![\w-])|(?<![\w.-])[A-Z]{2,}[A-Z0-9]*\d+(?![\w])|(?<![\w.])\d+(?:\.\d+){2,}(?![\w])"
    r"|(?<![\w.-])\d+[A-Z]+\d[A-Z0-9]*\b"
)
_CAPITAL = r"(?:[A-Z][\w'-]*[\w]|[A-Z]|[a-z]{1,3}[A-Z]\w*)"
_RUN = re.compile(rf"(?<![\w'-]){_CAPITAL}(?: {_CAPITAL})*(?![\w])")
_NUMBER = re.compile(r" (?P<number>\d+(?:\.\d+)?)(?![\w%°.,]*[\d%°])(?![\w-])")
_MORE_NUMBERS = re.compile(r"(?:, ?| ?/ ?| or | and |, or |, and )(?P<number>\d+(?:\.\d+)?)(?![\w%°-])")
_BEGINNING = re.compile(r"(?:^|[.!?:;|*#()\[\]\"/\n]|(?:^|\s)-)\s*$")
_NO_NAMES = frozenset(
    "i i'm i'll i've i'd yes no ok okay mr mrs ms dr please note hello hi dear thanks thank sorry faq q a pdf"
    " id".split()
)


@dataclass(frozen=True, slots=True)
class Name:
    """One word or several that name one thing."""

    written: str
    words: tuple[str, ...]
    """In lower case, without the genitive."""
    span: Span
    number: str | None = None
    """Of "Vault 10", the 10: another number is another thing."""
    is_code: bool = False
    is_doubtful: bool = False
    """Whether it only begins a sentence with a capital letter, as any word would."""

    @property
    def identity(self) -> str:
        """The same for the same thing."""
        return " ".join(self.words) + (f" {self.number}" if self.number else "")


def names_in(text: str) -> tuple[Name, ...]:
    """The names in reading order; `text` is like for like, with addresses, days and measures blanked out."""
    codes = [Name(match[0], (match[0].lower(),), Span(*match.span()), is_code=True) for match in _CODE.finditer(text)]
    rest = blanked(text, [code.span for code in codes])
    return tuple(sorted([*codes, *_runs(rest)], key=lambda name: name.span.start))


def blanked(text: str, spans: Iterable[Span]) -> str:
    """The text with these stretches as blanks, everything else in its place."""
    for span in spans:
        text = text[: span.start] + "\x00" * (span.end - span.start) + text[span.end :]
    return text


def _runs(text: str) -> Iterator[Name]:
    for match in _RUN.finditer(text):
        words = list(re.finditer(r"\S+", match[0]))
        is_first = bool(_BEGINNING.search(text, max(0, match.start() - 6), match.start()))
        while words and _is_no_name(words[0][0]):
            words, is_first = words[1:], False
        words = [word for word in words if not _is_no_name(word[0])]
        if words:
            yield from _name(text, match.start(), words, is_first)


def _name(text: str, at: int, words: list[re.Match[str]], is_first: bool) -> Iterator[Name]:
    start, end = at + words[0].start(), at + words[-1].end()
    plain = tuple(_plain(word[0]) for word in words)
    is_marked = any(letter.isupper() for letter in words[0][0][1:])
    number = _NUMBER.match(text, end)
    if number:
        yield Name(text[start : number.end()], plain, Span(start, number.end()), number["number"])
        yield from _further(text, plain, number.end())
        return
    if is_first and not is_marked and len(words) > 1:
        yield Name(words[0][0], plain[:1], Span(start, at + words[0].end()), is_doubtful=True)
        start, plain = at + words[1].start(), plain[1:]
        is_first = False
    yield Name(text[start:end], plain, Span(start, end), is_doubtful=is_first and not is_marked)


def _further(text: str, words: tuple[str, ...], at: int) -> Iterator[Name]:
    """Of "Pylon 7, 11 and 22" the 11 and the 22."""
    while more := _MORE_NUMBERS.match(text, at):
        span = Span(*more.span("number"))
        yield Name(f"{words[-1].title()} {more['number']}", words, span, more["number"])
        at = more.end("number")


def _is_no_name(word: str) -> bool:
    return word.lower() in _NO_NAMES or (is_little(word.lower()) and word != "US")


def _plain(word: str) -> str:
    return word.lower().removesuffix("'s").rstrip("'")
