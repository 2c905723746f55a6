"""A copy in memory of who may see which chunk, so that a search can mask before it ranks.

It only narrows the candidates: each hit is confirmed in the catalog before it is used.
"""

import threading
from collections.abc import Iterable
from dataclasses import dataclass, field

import numpy as np
from numpy.typing import NDArray

from ingest.index.catalog import Catalog, ChunkKey, VisibilityRow
from ingest.index.database import to_microseconds
from ingest.index.encoding import decode_groups
from ingest.index.scope import Scope

Mask = NDArray[np.bool_]
Integers = NDArray[np.int64]

_ALWAYS_FROM = np.iinfo(np.int64).min
_ALWAYS_TO = np.iinfo(np.int64).max


@dataclass(frozen=True, slots=True)
class VisibilityView:
    """One moment's arrays; a search holds on to one view from beginning to end."""

    sequence: int
    versions: tuple[VisibilityRow, ...]
    in_force_from: Integers
    in_force_to: Integers
    is_searchable: Mask
    rows: Integers
    """Catalog row of each chunk, ascending."""
    version_index: Integers
    embedding_index: Integers
    chunk_audience: Integers
    start: Integers
    end: Integers
    audiences: tuple[frozenset[str], ...]

    def mask(self, scope: Scope) -> Mask:
        """Which chunks the scope may see; same length as `rows`."""
        moment = to_microseconds(scope.as_of)
        admitted = self.is_searchable & (self.in_force_from <= moment) & (self.in_force_to > moment)
        for index in np.flatnonzero(admitted):
            version = self.versions[index]
            admitted[index] = _admits(version, scope)
        may_see = np.array([not audience or bool(audience & scope.groups) for audience in self.audiences], dtype=bool)
        result: Mask = admitted[self.version_index] & may_see[self.chunk_audience]
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


def _admits(version: VisibilityRow, scope: Scope) -> bool:
    groups = decode_groups(version.audience)
    return version.kind in scope.kinds and bool(groups & scope.groups) and scope.admits_tags(version.tags)


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
        versions=tuple(versions),
        in_force_from=np.array(
            [_ALWAYS_FROM if v.in_force_from is None else to_microseconds(v.in_force_from) for v in versions],
            dtype=np.int64,
        ),
        in_force_to=np.array(
            [_ALWAYS_TO if v.in_force_to is None else to_microseconds(v.in_force_to) for v in versions],
            dtype=np.int64,
        ),
        is_searchable=np.array([v.is_searchable for v in versions], dtype=bool),
        rows=rows[order],
        version_index=np.array(growing.version_index, dtype=np.int64)[order],
        embedding_index=np.array(growing.embedding_index, dtype=np.int64)[order],
        chunk_audience=np.array(growing.chunk_audience, dtype=np.int64)[order],
        start=np.array(growing.start, dtype=np.int64)[order],
        end=np.array(growing.end, dtype=np.int64)[order],
        audiences=tuple(decode_groups(audience) for audience in growing.audiences),
    )


