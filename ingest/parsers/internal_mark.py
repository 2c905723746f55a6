"""The mark `[Internal]` or `[Internal: group, group]` at the start of a passage, and whom it lets in."""

import re
from dataclasses import dataclass

from ingest.index.documents import STAFF

_MARK = re.compile(r"\s*\[\s*internal\s*(?::([^\]\n]*))?\][ \t]*:?[ \t]*", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class InternalMark:
    """A mark found at the start of a passage; the passage proper begins at `end`."""

    audience: frozenset[str]
    end: int


def read_mark(text: str) -> InternalMark | None:
    """The mark `text` begins with, if any; a mark that names nobody means all staff."""
    found = _MARK.match(text)
    if found is None:
        return None
    groups = frozenset(group for part in (found[1] or "").split(",") if (group := part.strip().lower()))
    return InternalMark(groups or frozenset({STAFF}), found.end())


def narrow(outer: frozenset[str] | None, inner: frozenset[str] | None) -> frozenset[str] | None:
    """The audience of a passage marked `inner` in a section marked `outer`: never wider than either."""
    if outer is None or inner is None:
        return inner if outer is None else outer
    if STAFF in outer:
        return inner
    if STAFF in inner:
        return outer
    return outer & inner or outer


class InternalSections:
    """Follows headings down a document and says which audience the current section is for."""

    def __init__(self) -> None:
        self._open: list[tuple[int, frozenset[str] | None]] = []

    @property
    def audience(self) -> frozenset[str] | None:
        """Who may see what stands here; `None` when no enclosing heading is marked."""
        return self._open[-1][1] if self._open else None

    def enter(self, level: int, marked: frozenset[str] | None) -> None:
        """A heading of `level` begins, marked for `marked` if at all; it ends sections of its level and deeper."""
        while self._open and self._open[-1][0] >= level:
            self._open.pop()
        self._open.append((level, narrow(self.audience, marked)))
