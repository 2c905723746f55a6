"""Lines of a PDF put together again: headings by size and weight, paragraphs by spacing, tables by columns."""

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from ingest.parsers.pdf_page import Line, Segment
from ingest.parsers.pdf_table import table_at

_BULLET = re.compile(r"(?:[•‣◦●▪■□➢✓–·\uf0b7\uf0a7]|[-*o](?=\s))\s*")
_NUMBER = re.compile(r"(?:\(?\d{1,3}[.)]|\(?[a-z][.)])\s+\S")
_HEADING_FACTOR = 1.12
_HEADING_CHARACTERS = 160
_BOLD_HEADING_CHARACTERS = 100
_SAME_SIZE = 0.6
_PARAGRAPH_LINES = 60
_ENDS = '.!?:;”"'


@dataclass(frozen=True, slots=True)
class Heading:
    """A heading and its level."""

    text: str
    page: int
    level: int


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A paragraph, or an item of a list when `is_item`."""

    text: str
    page: int
    is_item: bool = False


@dataclass(frozen=True, slots=True)
class Columns:
    """Rows of a table."""

    rows: tuple[tuple[str, ...], ...]
    page: int


Part = Heading | Paragraph | Columns


def put_together(lines: Sequence[Line]) -> Iterator[Part]:
    """The parts of the text that `lines` make up, in order."""
    style = _Style(lines)
    rows = _join_baselines(lines)
    position = 0
    while position < len(rows):
        if table := table_at(rows, position):
            yield Columns(table.rows, rows[position].page)
            position += table.lines
        elif level := style.heading_level(rows, position):
            end = position + 1
            while end < len(rows) and style.continues_heading(rows[end - 1], rows[end]):
                end += 1
            text = _join(rows[position:end])
            deeper = 0 if position == 0 or _is_numbered(rows[0].text) else style.has_title
            yield Heading(text, rows[position].page, min(level + deeper, 6))
            position = end
        else:
            end = position + 1
            last = min(len(rows), position + _PARAGRAPH_LINES)
            while end < last and style.continues_paragraph(rows, end) and not table_at(rows, end):
                end += 1
            yield _paragraph(rows[position:end])
            position = end


class _Style:
    """What is usual in this document: the body's size, the heading sizes, the distance of lines."""

    def __init__(self, lines: Sequence[Line]) -> None:
        weights: Counter[float] = Counter()
        for line in lines:
            weights[round(line.size * 2) / 2] += len(line.text)
        self._body = weights.most_common(1)[0][0] if weights else 10.0
        larger = sorted((s for s in weights if s >= self._body * _HEADING_FACTOR), reverse=True)
        self._levels = {size: min(rank, 5) for rank, size in enumerate(larger, start=1)}
        self.has_title = bool(lines) and lines[0].size >= max(larger, default=0.0) - 0.25 and self._is_usual(lines)
        """Whether the document opens with its title, set like its headings, which then are one level down."""
        self._right = max((line.right for line in lines), default=0.0)
        self._bold_share = sum(len(line.text) for line in lines if line.is_bold) / max(sum(weights.values()), 1)

    @staticmethod
    def _is_usual(lines: Sequence[Line]) -> bool:
        return sum(abs(line.size - lines[0].size) < 0.25 and line.is_bold == lines[0].is_bold for line in lines) > 1

    def heading_level(self, lines: Sequence[Line], position: int) -> int:
        """The level of the heading that begins here; 0 when none does."""
        line = lines[position]
        text = line.text.strip()
        if not any(character.isalpha() for character in text) or _BULLET.match(text):
            return 0
        level = self._levels.get(round(line.size * 2) / 2, 0)
        if level and len(text) <= _HEADING_CHARACTERS:
            return level
        is_short = len(text) <= _BOLD_HEADING_CHARACTERS and text[-1] not in ".,;" and len(line.segments) == 1
        stands_alone = position + 1 == len(lines) or not lines[position + 1].is_bold
        if line.is_bold and is_short and stands_alone and self._bold_share < 0.3:
            return min(len(set(self._levels.values())) + 1, 6)
        return 0

    def continues_heading(self, before: Line, line: Line) -> bool:
        """Whether a heading runs on into this line."""
        return (
            abs(before.size - line.size) <= _SAME_SIZE
            and before.is_bold == line.is_bold
            and before.page == line.page
            and 0 < before.bottom - line.bottom < 1.6 * line.size
            and self._levels.get(round(line.size * 2) / 2, 0) > 0
        )

    def continues_paragraph(self, lines: Sequence[Line], position: int) -> bool:
        """Whether a paragraph runs on into this line."""
        before, line = lines[position - 1], lines[position]
        if self.heading_level(lines, position) or _BULLET.match(line.text) or _NUMBER.match(line.text):
            return False
        if abs(before.size - line.size) > _SAME_SIZE:
            return False
        is_open = before.text[-1:] not in _ENDS
        if before.page != line.page or line.bottom > before.bottom + line.size:
            return is_open and line.text[:1].islower()
        distance = before.bottom - line.bottom
        if distance > 1.75 * line.size:
            return False
        is_short = before.right < self._right - 0.25 * (self._right - before.left)
        return not (is_short and not is_open)


def _is_numbered(text: str) -> bool:
    return text[:1].isdigit()


def _join_baselines(lines: Sequence[Line]) -> list[Line]:
    """Pieces of one line that were written apart, such as the cells of a table, are one line again."""
    joined: list[Line] = []
    for line in lines:
        before = joined[-1] if joined else None
        if (
            before is not None
            and before.page == line.page
            and abs(before.bottom - line.bottom) < 0.45 * max(before.size, line.size)
            and line.left >= before.right - 1.0
        ):
            is_close = line.left - before.right < 0.6 * line.size
            segments = _glue(before.segments, line.segments) if is_close else before.segments + line.segments
            joined[-1] = replace(before, segments=segments, is_bold=before.is_bold and line.is_bold)
        else:
            joined.append(line)
    return joined


def _glue(before: tuple[Segment, ...], after: tuple[Segment, ...]) -> tuple[Segment, ...]:
    last, first = before[-1], after[0]
    gap = "" if first.left - last.right < 0.5 else " "
    return (*before[:-1], Segment(last.text + gap + first.text, last.left, first.right), *after[1:])


def _paragraph(lines: Sequence[Line]) -> Paragraph:
    text = _join(lines)
    if bullet := _BULLET.match(text):
        return Paragraph(text[bullet.end() :], lines[0].page, is_item=True)
    return Paragraph(text, lines[0].page, is_item=_NUMBER.match(text) is not None)


def _join(lines: Sequence[Line]) -> str:
    """The lines as one; a word broken by a hyphen at the end of a line is whole again."""
    pieces: list[str] = []
    for line in lines:
        piece = line.text.strip()
        if pieces and pieces[-1].endswith("-") and pieces[-1][-2:-1].isalpha() and piece[:1].islower():
            pieces[-1] = pieces[-1][:-1] + piece
        elif piece:
            pieces.append(piece)
    return " ".join(pieces)
