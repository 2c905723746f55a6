"""A copy in memory of who may see which chunk, so that a search can mask before it ranks.

It only narrows the candidates: each hit is confirmed in the catalog before it is used.
"""

import threading
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field
from typing import Generic, TypeVar

import numpy as np
from numpy.typing import NDArray

from ingest.index.catalog import Catalog, ChunkKey, VisibilityRow
from ingest.index.database import to_microseconds
from ingest.index.documents import DocumentKind
from ingest.index.encoding import decode_groups
from ingest.index.scope import Scope

Mask = NDArray[np.bool_]
Integers = NDArray[np.int64]
Tags = tuple[tuple[str, tuple[str, ...]], ...]

_ALWAYS_FROM = np.iinfo(np.int64).min
_ALWAYS_TO = np.iinfo(np.int64).max
_Value = TypeVar("_Value")


@dataclass(frozen=True, slots=True)
class Labels(Generic[_Value]):
    """One of few distinct values for each of many items, so that each value is judged once."""

    distinct: tuple[_Value, ...]
    index: Integers

    def admitted(self, is_admitted: Callable[[_Value], bool]) -> Mask:
        """Which items carry an admitted value."""
        verdicts = np.fromiter(map(is_admitted, self.distinct), dtype=bool, count=len(self.distinct))
        result: Mask = verdicts[self.index]
        return result


@dataclass(frozen=True, slots=True)
class VisibilityView:
    """One moment's arrays; a search holds on to one view from beginning to end."""

    sequence: int
    versions: tuple[str, ...]
    """Ids; the arrays up to `kind` follow their order."""
    in_force_from: Integers
    in_force_to: Integers
    is_searchable: Mask
    audience: Labels[frozenset[str]]
    tags: Labels[Tags]
    kind: Labels[DocumentKind]
    rows: Integers
    """Catalog row of each chunk, ascending."""
    version_index: Integers
    embedding_index: Integers
    chunk_audience: Integers
    start: Integers
    end: Integers
    audiences: tuple[frozenset[str], ...]

    def admits_versions(self, scope: Scope) -> Mask:
        """Which versions the scope may see; same length as `versions`."""
        moment = to_microseconds(scope.as_of)
        result: Mask = (
            self.is_searchable
            & (self.in_force_from <= moment)
            & (self.in_force_to > moment)
            & self.audience.admitted(lambda groups: bool(groups & scope.groups))
            & self.kind.admitted(lambda kind: kind in scope.kinds)
            & self.tags.admitted(lambda tags: scope.admits_tags(dict(tags)))
        )
        return result

    def mask(self, scope: Scope) -> Mask:
        """Which chunks the scope may see; same length as `rows`."""
        chunk_audience = Labels(self.audiences, self.chunk_audience)
        may_see = chunk_audience.admitted(lambda groups: not groups or bool(groups & scope.groups))
        result: Mask = self.admits_versions(scope)[self.version_index] & may_see
        return result

    def positions(self, rows: Iterable[int]) -> Integers:
        """Where these catalog rows stand in the arrays; unknown rows are left out."""
        wanted = np.fromiter(rows, dtype=np.int64)
        places = np.searchsorted(self.rows, wanted)
        places[places == len(self.rows)] = 0
        if not len(self.rows):
            return np.empty(0, dtype=np.int64)
        found: Integers = places[self.rows[places] == wanted]
        return found


@dataclass
class _Growing:
    """The Python lists behind the arrays, appended to as versions are staged."""

    versions: list[VisibilityRow] = field(default_factory=list)
    place_of_version: dict[str, int] = field(default_factory=dict)
    rows: list[int] = field(default_factory=list)
    version_index: list[int] = field(default_factory=list)
    embedding_index: list[int] = field(default_factory=list)
    chunk_audience: list[int] = field(default_factory=list)
    start: list[int] = field(default_factory=list)
    end: list[int] = field(default_factory=list)
    audiences: dict[str, int] = field(default_factory=lambda: {"": 0})
    embeddings: dict[str, int] = field(default_factory=dict)


class VisibilityTable:
    """Follows the catalog by its sequence number."""

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._growing = _Growing()
        self._view = _freeze(self._growing, 0)

    @property
    def view(self) -> VisibilityView:
        """The arrays as of the last `catch_up`."""
        return self._view

    @property
    def embedding_ids(self) -> list[str]:
        """Embedding ids in the order that `embedding_index` counts them."""
        return list(self._growing.embeddings)

    def catch_up(self, catalog: Catalog) -> VisibilityView:
        """Read what changed since the last time. Cheap when nothing did."""
        if catalog.sequence() == self._view.sequence:
            return self._view
        with self._lock:
            sequence = catalog.sequence()
            changed = catalog.visibility(after=self._view.sequence)
            new = self._place(changed)
            for batch in catalog.chunk_keys(new):
                self._append(batch)
            self._view = _freeze(self._growing, sequence)
            return self._view

    def _place(self, changed: list[VisibilityRow]) -> list[str]:
        growing = self._growing
        new = []
        for row in changed:
            place = growing.place_of_version.setdefault(row.version_id, len(growing.versions))
            if place == len(growing.versions):
                growing.versions.append(row)
                new.append(row.version_id)
            else:
                growing.versions[place] = row
        return new

    def _append(self, batch: Iterable[ChunkKey]) -> None:
        growing = self._growing
        for chunk in batch:
            growing.rows.append(chunk.row)
            growing.version_index.append(growing.place_of_version[chunk.version_id])
            growing.chunk_audience.append(growing.audiences.setdefault(chunk.audience, len(growing.audiences)))
            growing.embedding_index.append(growing.embeddings.setdefault(chunk.embedding_id, len(growing.embeddings)))
            growing.start.append(chunk.start)
            growing.end.append(chunk.end)


def _freeze(growing: _Growing, sequence: int) -> VisibilityView:
    rows = np.array(growing.rows, dtype=np.int64)
    order = np.argsort(rows)
    versions = growing.versions
    return VisibilityView(
        sequence=sequence,
        versions=tuple(v.version_id for v in versions),
        in_force_from=np.array(
            [_ALWAYS_FROM if v.in_force_from is None else to_microseconds(v.in_force_from) for v in versions],
            dtype=np.int64,
        ),
        in_force_to=np.array(
            [_ALWAYS_TO if v.in_force_to is None else to_microseconds(v.in_force_to) for v in versions],
            dtype=np.int64,
        ),
        is_searchable=np.array([v.is_searchable for v in versions], dtype=bool),
        audience=_labels([decode_groups(v.audience) for v in versions]),
        tags=_labels([tuple(sorted(v.tags.items())) for v in versions]),
        kind=_labels([v.kind for v in versions]),
        rows=rows[order],
        version_index=np.array(growing.version_index, dtype=np.int64)[order],
        embedding_index=np.array(growing.embedding_index, dtype=np.int64)[order],
        chunk_audience=np.array(growing.chunk_audience, dtype=np.int64)[order],
        start=np.array(growing.start, dtype=np.int64)[order],
        end=np.array(growing.end, dtype=np.int64)[order],
        audiences=tuple(decode_groups(audience) for audience in growing.audiences),
    )


def _labels(values: Sequence[_Value]) -> Labels[_Value]:
    places: dict[_Value, int] = {}
    index = [places.setdefault(value, len(places)) for value in values]
    return Labels(tuple(places), np.array(index, dtype=np.int64))
