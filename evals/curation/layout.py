"""The port through which golden sets come in from other layouts."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Protocol

from evals.curation.upload import Upload
from evals.golden_line import ExampleLine


@dataclass(frozen=True, slots=True)
class BroughtExample:
    """One example that was read. `loose_quotes` are passages that answer, of which nobody said where they stand."""

    line: ExampleLine
    loose_quotes: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Column:
    """A column of a table that was brought, what it was taken for, and its first value."""

    name: str
    field: str
    """A name of ours; empty where the column is left out."""
    example: str


@dataclass(frozen=True, slots=True)
class Reading:
    """What came of an upload. With a problem in it nothing of it is imported."""

    layout: str
    examples: tuple[BroughtExample, ...]
    problems: tuple[str, ...] = ()
    """Each names the place and says what to do."""
    remarks: tuple[str, ...] = ()
    """What was left out, and why."""
    columns: tuple[Column, ...] = field(default=())


class Layout(Protocol):
    """One way to write golden sets."""

    @property
    def name(self) -> str:
        """Names the layout on the command line and in forms."""
        ...

    @property
    def says(self) -> str:
        """How it looks, in a sentence."""
        ...

    def recognises(self, upload: Upload) -> bool:
        """Whether this looks like it. Raises nothing, whatever was uploaded."""
        ...

    def read(self, upload: Upload, columns: Mapping[str, str]) -> Reading:
        """Every example, and every problem on the way. `columns` says which column holds which of our fields.

        Raises GoldenSetError where it is not this layout at all.
        """
        ...
