"""Reads a file of lines that another process may still be writing, each line once."""

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path


@dataclass(frozen=True, slots=True)
class Place:
    """Where a line stands in its file, its end of line included."""

    offset: int
    length: int

    def read(self, file: Path) -> bytes:
        """The line."""
        with file.open("rb") as stream:
            stream.seek(self.offset)
            return stream.read(self.length)


class GrowingFile:
    """Gives only lines that are written whole. Where the file became shorter it begins again."""

    def __init__(self, file: Path) -> None:
        self._file = file
        self._read = 0

    @property
    def has_shrunk(self) -> bool:
        """Whether lines that were read are gone, so that reading begins again."""
        return self._size() < self._read

    def new_places(self) -> Iterator[tuple[Place, bytes]]:
        """The lines that came since the last time, each with its place."""
        if self.has_shrunk:
            self._read = 0
        if self._size() == self._read:
            return
        with self._file.open("rb") as stream:
            stream.seek(self._read)
            for line in stream:
                if not line.endswith(b"\n"):
                    return
                place = Place(self._read, len(line))
                self._read += len(line)
                yield place, line

    def _size(self) -> int:
        try:
            return self._file.stat().st_size
        except OSError:
            return 0
