"""What a document says in one place, as far as it concerns whom the draft is for."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import timedelta
from functools import lru_cache

from ingest.index.documents import BlockKind
from server.answering.region import regions_in
from server.answering.statements import Statement
from server.answering.verification.figures import figures_in
from server.answering.verification.units import CURRENCIES, MONTHS, SECONDS
from server.answering.verification.words import like_for_like, telling_stems

_CELL = re.compile(r"(?P<name>[^:;]{1,60}): (?P<value>.+)", re.DOTALL)
_COUNTRIES = re.compile(
    r"\b(?:germany|german|netherlands|dutch|france|french|ireland|irish|spain|italy|austria|belgium|scotland|wales|england)\b",
    re.I,
)
_VALUE = re.compile(r"\d|^(?:yes|no|free|none|not\b|always|never|unlimited)", re.IGNORECASE)
_SUM = r"[£€$]\s?\d[\d.,]*(?: to [£€$]?\s?\d[\d.,]*)?"
_SLASHED = re.compile(rf"{_SUM}(?:\s?/\s?{_SUM}){{1,2}}")
_CURRENCY = {"uk": "£", "eu": "€", "us": "$"}
_DIGIT = re.compile(r"\d")
_SORTS = {
    **dict.fromkeys((SECONDS, MONTHS, f"working {SECONDS}"), "time"),
    **dict.fromkeys(CURRENCIES.values(), "money"),
}
_PIECE = re.compile(r"(?<=[,;])\s+|\s+(?=(?:and|but|or)\s)")


@dataclass(frozen=True, slots=True)
class Cell:
    """One cell of a table row, under the name of its column."""

    name: str
    value: str

    @property
    def text(self) -> str:
        """As the row has it."""
        return f"{self.name}: {self.value}" if self.name else self.value

    @property
    def is_value(self) -> bool:
        """Whether it says how much or whether, rather than what the row is about."""
        return bool(_VALUE.search(self.value))


def place_of(statement: Statement) -> str:
    """The title and the headings over a statement."""
    passage = statement.passage
    return " – ".join(dict.fromkeys([passage.description.title, *passage.chunk.heading_path]))


def source_text(statement: Statement, before: Statement | None) -> str:
    """A statement as it is to be understood: with its heading, and with what it leans on."""
    heading = statement.passage.chunk.heading_path[-1:]
    lead = [before.text] if before is not None else []
    return " ".join([*(f"{one}:" for one in heading), *lead, statement.text])


def period_of(statement: Statement) -> str:
    """When the rule holds, where it is only for a time; empty otherwise."""
    begin, end = statement.passage.in_force_from, statement.passage.in_force_to
    if begin is None or end is None:
        return ""
    last = end - timedelta(microseconds=1)
    return f"In force from {begin:%-d %B %Y} until {last:%-d %B %Y}."


def narrowed(statement: Statement, claim: str, regions: frozenset[str], context: str = "") -> str:
    """The statement without what holds only in other regions, and of a table row only the columns the claim names.

    Where the claim names none, the sentence that it leans on may.
    """
    if statement.kind is BlockKind.TABLE_ROW:
        return _row(statement.text, claim, regions, context)
    return for_regions(statement.text, regions)


def for_regions(text: str, regions: frozenset[str]) -> str:
    """A sentence without the figures of other regions, where it has some of this one too; otherwise whole."""
    if not regions:
        return text
    text = _SLASHED.sub(lambda found: _own_sums(found.group(), regions), text)
    pieces = _PIECE.split(text)
    if not any(regions_in(piece) & regions and _DIGIT.search(piece) for piece in pieces):
        return text
    return " ".join(piece for piece in pieces if not _is_foreign(piece, regions))


def _is_foreign(piece: str, regions: frozenset[str]) -> bool:
    named = regions_in(piece)
    return bool(named) and not named & regions and bool(_DIGIT.search(piece))


def _own_sums(sums: str, regions: frozenset[str]) -> str:
    wanted = {_CURRENCY[region] for region in regions if region in _CURRENCY}
    kept = [one.strip() for one in sums.split("/") if one.strip()[:1] in wanted]
    return " / ".join(kept) or sums


def _row(row: str, claim: str, regions: frozenset[str], context: str) -> str:
    found = cells(row)
    if len(found) < 2:
        return for_regions(row, regions)
    about, values = _parted(found)
    values = [cell for cell in values if _fits(cell.name, claim, regions)] or list(values)
    kept = [cell for rivals in _rivals(values) for cell in _named(rivals, claim, context)]
    return "; ".join(for_regions(cell.text, regions) for cell in found if cell in about or cell in kept)


def _rivals(values: Sequence[Cell]) -> list[list[Cell]]:
    """Cells of which a sentence means but one: sums beside sums, durations beside durations."""
    groups: dict[str, list[Cell]] = {}
    for cell in values:
        groups.setdefault(_sort_of(cell.value), []).append(cell)
    sums = len(groups)
    # A row of "free" and "£150" is still one row of sums.
    return [list(values)] if sums == 2 and "" in groups else list(groups.values())


def _sort_of(value: str) -> str:
    figure = next(iter(figures_in(like_for_like(value))), None)
    if figure is None:
        return ""
    return _SORTS.get(figure.unit or "", figure.unit or "bare")


@lru_cache(maxsize=4096)
def cells(row: str) -> tuple[Cell, ...]:
    """The cells of a table row, as it is quoted; none where it does not read like one."""
    matches = [_CELL.fullmatch(cell) for cell in row.split("; ")]
    if sum(match is not None for match in matches) < max(len(matches) - 1, 1) or (len(matches) > 1 and not matches[-1]):
        return ()
    pieces = row.split("; ")
    return tuple(
        Cell(match["name"], match["value"]) if match else Cell("", piece)
        for piece, match in zip(pieces, matches, strict=True)
    )


def row_label(statement: Statement) -> str:
    """What a table row is about; empty of anything else."""
    found = cells(statement.text) if statement.kind is BlockKind.TABLE_ROW else ()
    return found[0].value if found else ""


def _parted(found: Sequence[Cell]) -> tuple[list[Cell], list[Cell]]:
    """What the row is about, its first cell always, and what it says of that."""
    about = [cell for place, cell in enumerate(found) if place == 0 or not cell.is_value]
    return about, [cell for cell in found[1:] if cell.is_value]


def _fits(name: str, claim: str, regions: frozenset[str]) -> bool:
    countries = _countries(claim)
    if countries and _countries(name):
        return bool(countries & _countries(name))
    named = regions_in(_spelt(name))
    return not named or not regions or bool(named & regions)


def _spelt(name: str) -> str:
    return name.replace("_", " ")


def _countries(text: str) -> frozenset[str]:
    return frozenset(_nation(found.group().lower()) for found in _COUNTRIES.finditer(text))


def _nation(word: str) -> str:
    return {"german": "germany", "dutch": "netherlands", "french": "france", "irish": "ireland"}.get(word, word)


def _named(values: Sequence[Cell], claim: str, context: str) -> list[Cell]:
    """The columns that the claim names best, else those that its context names; all where neither does."""
    for text in (claim, context):
        if named := _named_in(values, text):
            return named
    return list(values)


def _named_in(values: Sequence[Cell], text: str) -> list[Cell]:
    whole = [cell for cell in values if cell.name and re.search(rf"\b{re.escape(cell.name)}\b", text, re.IGNORECASE)]
    if whole:
        return whole
    said = telling_stems(text)
    shares = [len(said & telling_stems(_spelt(cell.name))) for cell in values]
    most = max(shares, default=0)
    return [cell for cell, share in zip(values, shares, strict=True) if share == most] if most else []
