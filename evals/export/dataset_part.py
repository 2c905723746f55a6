"""The parts of a dataset folder: which columns they have, and how a type is called in the card and in Parquet."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

Cell = str | bool | int | float | Sequence["Cell"] | Mapping[str, "Cell"] | None
Row = Mapping[str, Cell]


@dataclass(frozen=True, slots=True)
class Column:
    """One column: plain values of `type`, or a list of them, or a list of rows with columns of their own."""

    name: str
    type: str = "string"
    is_list: bool = False
    columns: tuple["Column", ...] = ()


@dataclass(frozen=True, slots=True)
class DatasetPart:
    """One table of a dataset folder."""

    name: str
    says: str
    """What a row is, for the card."""
    columns: tuple[Column, ...]
    rows: tuple[Row, ...]


def text(*names: str) -> tuple[Column, ...]:
    """Columns of text."""
    return tuple(Column(name) for name in names)


def typed(type_name: str, *names: str) -> tuple[Column, ...]:
    """Columns of this type: `bool`, `int64` or `float64`."""
    return tuple(Column(name, type_name) for name in names)


def texts(name: str) -> Column:
    """A column that holds lists of texts."""
    return Column(name, is_list=True)


def rows(name: str, columns: Iterable[Column]) -> Column:
    """A column that holds lists of rows."""
    return Column(name, is_list=True, columns=tuple(columns))
