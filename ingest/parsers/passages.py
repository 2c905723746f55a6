"""Headings, paragraphs and list items found in plain text, as spans of it."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from ingest.index.documents import BlockKind

_LINE = re.compile(r"[^\r\n]*(?:\r\n|\r|\n|$)")
_BULLET = re.compile(r"(\s*)(?:[-*•‣◦●▪–]|\(?(?:\d{1,3}|[a-zA-Z])[.)])\s+\S")
_RULE = re.compile(r"""\s*([=\-~^"'`#*+_])\1{2,}\s*$""")
_OUTLINE = re.compile(r"(?:={1,6}|\*{1,6}|#{1,6})\s+\S")
_NUMBERED = re.compile(r"(\d+(?:\.\d+)*)[.)]?\s+[A-Z]")
_BLANK = " \t\x0b\x0c\ufeff\u200b\u00a0"
_HEADING_CHARACTERS = 120
_WRAPPED_FROM, _WRAPPED_TO = 40, 110


@dataclass(frozen=True, slots=True)
class Passage:
    """A span of the text and the part it plays."""

    kind: BlockKind
    start: int
    end: int
    level: int = 0


@dataclass(frozen=True, slots=True)
class _Line:
    start: int
    end: int
    text: str

    @property
    def bullet_depth(self) -> int:
        found = _BULLET.match(self.text)
        return 1 + len(found[1].expandtabs(4)) // 2 if found else 0


def find_passages(text: str) -> tuple[Passage, ...]:
    """The passages of `text` in order; together they cover every character that is not white space or a rule."""
    passages: list[Passage] = []
    groups = list(_groups(text))
    for number, group in enumerate(groups):
        following = groups[number + 1] if number + 1 < len(groups) else ()
        passages += _read_group(group, following, is_first=not passages)
    return tuple(passages)


def _groups(text: str) -> Iterator[tuple[_Line, ...]]:
    group: list[_Line] = []
    for found in _LINE.finditer(text):
        line = _trimmed(text, found.start(), found.end())
        if line.text:
            group.append(line)
        elif group:
            yield tuple(group)
            group = []
    if group:
        yield tuple(group)


def _trimmed(text: str, start: int, end: int) -> _Line:
    raw = text[start:end].rstrip("\r\n" + _BLANK)
    lead = len(raw) - len(raw.lstrip(_BLANK))
    indent = lead if raw.startswith("\ufeff") else 0
    if not raw.strip(_BLANK):
        return _Line(start, start, "")
    return _Line(start + lead, start + len(raw), raw[indent:])


def _read_group(group: Sequence[_Line], following: Sequence[_Line], *, is_first: bool) -> Iterator[Passage]:
    lines = list(group)
    while lines:
        heading = _heading(lines, following, is_first=is_first)
        if heading is None:
            break
        yield heading
        is_first = False
        rest = [line for line in lines[1:] if line.start >= heading.end]
        lines = rest[1:] if rest and _RULE.match(rest[0].text) else rest
    yield from _body(lines)


def _body(lines: Sequence[_Line]) -> Iterator[Passage]:
    is_wrapped = _is_wrapped(lines)
    held: Passage | None = None
    for line in lines:
        if _RULE.match(line.text):
            continue
        depth = line.bullet_depth
        if depth:
            if held:
                yield held
            held = Passage(BlockKind.LIST_ITEM, line.start, line.end, depth)
        elif held and (is_wrapped or (held.kind is BlockKind.LIST_ITEM and line.text[:1] in " \t")):
            held = replace(held, end=line.end)
        else:
            if held:
                yield held
            held = Passage(BlockKind.PARAGRAPH, line.start, line.end)
    if held:
        yield held


def _is_wrapped(lines: Sequence[_Line]) -> bool:
    prose = [len(line.text) for line in lines[:-1]]
    return bool(prose) and max(prose) <= _WRAPPED_TO and sum(n >= _WRAPPED_FROM for n in prose) * 2 > len(prose)


def _heading(lines: Sequence[_Line], following: Sequence[_Line], *, is_first: bool) -> Passage | None:
    line, rest = lines[0], lines[1:]
    bare = line.text.strip()
    if outline := _OUTLINE.match(line.text):
        level = len(bare) - len(bare.lstrip(bare[0]))
        if bare[0] != "*" or not rest or level > 1:
            return Passage(BlockKind.HEADING, line.start + outline.end() - 1, line.end, level)
    if rest and _RULE.match(rest[0].text) and len(bare) <= _HEADING_CHARACTERS:
        return Passage(BlockKind.HEADING, line.start, line.end, 1 if is_first or "=" in rest[0].text else 2)
    if _is_shouted(bare) and (rest or following):
        return Passage(BlockKind.HEADING, line.start, line.end, 1 if is_first else 2)
    if not _looks_like_heading(bare) or (line.bullet_depth and not _NUMBERED.match(bare)):
        return None
    if not _introduces(line, rest, following):
        return None
    numbered = _NUMBERED.match(bare)
    level = 1 + len(numbered[1].split(".")) if numbered else 2
    return Passage(BlockKind.HEADING, line.start, line.end, 1 if is_first else level)


def _looks_like_heading(bare: str) -> bool:
    return (
        0 < len(bare) <= _HEADING_CHARACTERS
        and len(bare.split()) <= 20
        and bare[-1] not in ".,;:…|>"
        and (bare[0].isupper() or bare[0].isdigit() or bare[0] in "“\"'([¿")
        and sum(character.isalpha() for character in bare) * 2 > len(bare)
    )


def _is_shouted(bare: str) -> bool:
    """Whether a short line is in capitals throughout, as headings are where there is no other means."""
    letters = [character for character in bare if character.isalpha()]
    return (
        len(letters) >= 4
        and all(letter.isupper() for letter in letters)
        and len(bare) <= _HEADING_CHARACTERS
        and bare[-1] not in ".,;:>"
        and bare[0] not in ">|"
    )


def _introduces(line: _Line, rest: Sequence[_Line], following: Sequence[_Line]) -> bool:
    """Whether something longer, a list or a further heading stands under `line`, on its own line."""
    if rest:
        below = rest[0]
        return bool(below.bullet_depth) or (
            len(below.text) > max(1.3 * len(line.text), _WRAPPED_FROM) and below.text.lstrip()[:1].isupper()
        )
    if not following or following[0].text.lstrip().startswith(">"):
        return False
    return not _looks_like_heading(following[0].text.strip()) or len(following) > 1 or len(following[0].text) < 120
