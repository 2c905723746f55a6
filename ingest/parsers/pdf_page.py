"""One page of a PDF as lines of text with their place, size and weight; what cannot be seen is set aside."""

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass

import pypdfium2 as pdfium  # type: ignore[import-untyped]
from pypdfium2 import raw

from ingest.parsers.pdf_look import INVISIBLE, Look, PageLooks, bounds_of

_SOFT_HYPHENS = frozenset({0x02, 0xFFFE, 0xAD})
_LINE_ENDS = frozenset({0x0A, 0x0D})
_CELL_GAP_IN_EMS = 1.1


@dataclass(frozen=True, slots=True)
class Segment:
    """Words that stand together on a line; a wide gap begins the next segment."""

    text: str
    left: float
    right: float


@dataclass(frozen=True, slots=True)
class Line:
    """One line of a page, measured in points from the bottom left."""

    segments: tuple[Segment, ...]
    page: int
    bottom: float
    top: float
    size: float
    is_bold: bool

    @property
    def text(self) -> str:
        """The whole line."""
        return " ".join(segment.text for segment in self.segments)

    @property
    def left(self) -> float:
        """Where it begins."""
        return self.segments[0].left

    @property
    def right(self) -> float:
        """Where it ends."""
        return self.segments[-1].right


@dataclass(frozen=True, slots=True)
class HiddenText:
    """Text on the page that its reader cannot see."""

    text: str
    why: str


@dataclass(frozen=True, slots=True)
class Page:
    """What one page holds; lines in the order they were written, which is nearly always the reading order."""

    number: int
    height: float
    lines: tuple[Line, ...]
    hidden: tuple[HiddenText, ...]
    pictures: int


@dataclass(frozen=True, slots=True)
class _Character:
    code: int
    index: int
    look: Look | None


def read_page(page: pdfium.PdfPage, number: int) -> Page:
    """The lines of `page`."""
    text_page = page.get_textpage()
    try:
        reader = _PageReader(page, text_page, number)
        return reader.read()
    finally:
        text_page.close()


class _PageReader:
    def __init__(self, page: pdfium.PdfPage, text_page: pdfium.PdfTextPage, number: int) -> None:
        self._page = page
        self._text = text_page.raw
        self._number = number
        self._width, self._height = page.get_size()
        self._looks = PageLooks(page, text_page)
        self._pictures = list(page.get_objects(filter=[raw.FPDF_PAGEOBJ_IMAGE], max_depth=3))

    def read(self) -> Page:
        characters = [self._character(index) for index in range(raw.FPDFText_CountChars(self._text))]
        is_recognised = self._is_recognised_scan(characters)
        hidden: dict[str, list[str]] = {}
        why: str | None = None
        lines = []
        for run in _split_lines(characters):
            shown = []
            for character in run:
                if character.look:
                    why = None if is_recognised else character.look.why_hidden
                if why:
                    hidden.setdefault(why, []).append(chr(character.code))
                else:
                    shown.append(character)
            line = self._line(shown)
            if line is not None and (
                line.right < 0 or line.left > self._width or line.top < 0 or line.bottom > self._height
            ):
                hidden.setdefault("outside the page", []).append(line.text + " ")
            elif line is not None:
                lines.append(line)
        return Page(
            number=self._number,
            height=self._height,
            lines=tuple(lines),
            hidden=tuple(HiddenText("".join(text), why) for why, text in hidden.items()),
            pictures=len(self._pictures),
        )

    def _character(self, index: int) -> _Character:
        code = raw.FPDFText_GetUnicode(self._text, index)
        if code <= 32 or raw.FPDFText_IsGenerated(self._text, index) == 1:
            return _Character(code, index, None)
        return _Character(code, index, self._looks.look(index))

    def _is_recognised_scan(self, characters: list[_Character]) -> bool:
        """Text recognition lays invisible words over the picture of the page: those are what the reader sees."""
        looks = Counter(c.look.why_hidden for c in characters if c.look)
        if not self._pictures or looks[INVISIBLE] < 0.9 * max(sum(looks.values()), 1):
            return False
        half_page = 0.5 * self._width * self._height
        return any(box.area > half_page for picture in self._pictures for box in bounds_of(picture))

    def _line(self, characters: list[_Character]) -> Line | None:
        while characters and _is_space(characters[-1]):
            characters.pop()
        visible = [character for character in characters if character.code > 32]
        if not visible:
            return None
        size, is_bold = _common_look(visible)
        segments = tuple(self._segments(characters, size))
        first, last = self._looks.box(visible[0].index), self._looks.box(visible[-1].index)
        bottom, top = min(first.bottom, last.bottom), max(first.top, last.top)
        return Line(segments, self._number, bottom, top, size or max(top - bottom, 1.0), is_bold)

    def _segments(self, characters: list[_Character], size: float) -> Iterator[Segment]:
        held: list[Segment] = []
        for word in self._words(characters):
            if held and word.left - held[-1].right > _CELL_GAP_IN_EMS * max(size, 4.0):
                yield _together(held)
                held = []
            held.append(word)
        if held:
            yield _together(held)

    def _words(self, characters: list[_Character]) -> Iterator[Segment]:
        """Each word with its place; measuring its two ends costs far less than measuring every character."""
        word: list[_Character] = []
        for character in (*characters, None):
            if character is not None and not _is_space(character):
                word.append(character)
            elif word:
                text = _spell(word, is_last=character is None)
                if text:
                    left, right = self._looks.box(word[0].index).left, self._looks.box(word[-1].index).right
                    yield Segment(text, left, right)
                word = []


def _spell(word: list[_Character], *, is_last: bool) -> str:
    """The letters of a word; a soft hyphen shows only where the line ends with it."""
    letters = "".join(chr(character.code) for character in word if character.code not in _SOFT_HYPHENS)
    return f"{letters}-" if is_last and word[-1].code in _SOFT_HYPHENS else letters


def _together(words: list[Segment]) -> Segment:
    return Segment(" ".join(word.text for word in words), words[0].left, words[-1].right)


def _is_space(character: _Character) -> bool:
    return character.code <= 32 and character.code not in _SOFT_HYPHENS


def _split_lines(characters: list[_Character]) -> Iterator[list[_Character]]:
    line: list[_Character] = []
    for character in characters:
        if character.code in _LINE_ENDS:
            if line:
                yield line
            line = []
        else:
            line.append(character)
    if line:
        yield line


def _common_look(characters: list[_Character]) -> tuple[float, bool]:
    looks = Counter((c.look.size, c.look.is_bold) for c in characters if c.look)
    if not looks:
        return 0.0, False
    size = looks.most_common(1)[0][0][0]
    return size, all(is_bold for _, is_bold in looks)
