"""The port of the places documents come from."""

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Protocol


@dataclass(frozen=True, slots=True)
class SourceFile:
    """One file of a source, with the sidecar that describes it, if it has one."""

    path: str
    """Relative to the source, with forward slashes."""
    file: Path
    sidecar: Path | None
    size: int


class Source(Protocol):
    """A place that holds files."""

    @property
    def name(self) -> str:
        """Identifies the source in the catalog; stable from pass to pass."""
        ...

    def files(self) -> Iterator[SourceFile]:
        """Every file to be indexed, in a stable order. Raises SourceError when the place cannot be read."""
        ...

    def covers(self, path: str) -> bool:
        """Whether this pass looks everywhere that `path` could be, so that its absence means it is gone."""
        ...
