"""What a laid-out document consists of."""

from dataclasses import dataclass
from enum import StrEnum


@dataclass(frozen=True, slots=True)
class Piece:
    """A run of text that is alike throughout: cited or not, linked or not."""

    text: str
    is_cited: bool = False
    anchor: str | None = None
    """Leads to the first cited piece."""
    url: str | None = None


Words = tuple[Piece, ...]


class PartKind(StrEnum):
    """The form in which a part is shown."""

    HEADING = "heading"
    PARAGRAPH = "paragraph"
    CODE = "code"
    LIST = "list"
    TABLE = "table"
    PAGE = "page"
    INTERNAL = "internal"


@dataclass(frozen=True, slots=True)
class Heading:
    """A heading, with the anchor that leads to it."""

    words: Words
    level: int
    anchor: str
    kind: PartKind = PartKind.HEADING


@dataclass(frozen=True, slots=True)
class Paragraph:
    """Running text; line breaks in it stay."""

    words: Words
    kind: PartKind = PartKind.PARAGRAPH


@dataclass(frozen=True, slots=True)
class Code:
    """Text whose white space matters."""

    words: Words
    kind: PartKind = PartKind.CODE


@dataclass(frozen=True, slots=True)
class Item:
    """One item of a list, with the list below it."""

    words: Words
    has_own_marker: bool
    """The text begins with its number or bullet."""
    items: tuple["Item", ...] = ()


@dataclass(frozen=True, slots=True)
class Listing:
    """A list, nested as written."""

    items: tuple[Item, ...]
    kind: PartKind = PartKind.LIST


@dataclass(frozen=True, slots=True)
class Row:
    """A row of a table, a cell each."""

    cells: tuple[Words, ...]
    groups: tuple[str, ...] = ()
    """Whom the row is for, where it is marked internal and the table is not."""


@dataclass(frozen=True, slots=True)
class Grid:
    """A table; `width` counts its columns."""

    header: Row | None
    rows: tuple[Row, ...]
    width: int
    kind: PartKind = PartKind.TABLE


@dataclass(frozen=True, slots=True)
class PageMark:
    """Here a page, slide or sheet of the original begins."""

    number: int
    kind: PartKind = PartKind.PAGE


@dataclass(frozen=True, slots=True)
class Internal:
    """Parts that only some groups may see."""

    groups: tuple[str, ...]
    parts: tuple["Part", ...]
    kind: PartKind = PartKind.INTERNAL


Part = Heading | Paragraph | Code | Listing | Grid | PageMark | Internal
