"""Finds the statements that come nearest to others in meaning, wherever they stand in the scope."""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from ingest.index.documents import DocumentKind, Passage
from ingest.index.embedder import Embeddings
from ingest.index.index import Index
from ingest.index.scope import Scope
from ingest.index.visibility import Integers
from server.answering.answer import Citation
from server.answering.statements import Statement, statements
from server.answering.version_cache import VersionCache
from server.retrieval.retrieval import RetrievedPassage

_EVIDENCE = frozenset({DocumentKind.POLICY, DocumentKind.PRODUCT})


@dataclass(frozen=True, slots=True)
class Embedded:
    """A statement with the embedding that was made of it at indexing."""

    statement: Statement
    embedding: Embeddings

    def likeness(self, other: "Embedded") -> float:
        """The cosine of the two."""
        return float(self.embedding @ other.embedding)


class Beside:
    """Looks statements up by where they stand, and others by what they mean."""

    def __init__(self, index: Index, versions: VersionCache) -> None:
        self._index = index
        self._versions = versions

    def quoted(self, citations: Sequence[Citation], scope: Scope) -> list[Embedded]:
        """The statements that these citations quote, as far as the scope may see them."""
        rows = {row for citation in citations for row in self._rows(citation)}
        found = self._read(self._confirm(sorted(rows), scope))
        return [one for one in found if any(_quotes(citation, one.statement) for citation in citations)]

    def nearest(self, ones: Sequence[Embedded], scope: Scope, chunks: int) -> list[Embedded]:
        """All statements of the chunks nearest to each of these, their own among them."""
        if not ones:
            return []
        view = self._index.view()
        mask = np.flatnonzero(view.visibility.mask(_evidence(scope)))
        similarities = view.embeddings @ np.stack([one.embedding for one in ones]).T
        among = similarities[view.visibility.embedding_index[mask]]
        count = min(chunks, len(mask))
        if not count:
            return []
        best: Integers = np.unique(np.argpartition(-among, count - 1, axis=0)[:count])
        return self._read(self._confirm(view.visibility.rows[mask[best]].tolist(), scope))

    def _rows(self, citation: Citation) -> list[int]:
        visible = self._index.view().visibility
        if citation.version not in visible.versions:
            return []
        is_there = visible.version_index == visible.versions.index(citation.version)
        rows: list[int] = visible.rows[
            is_there & (visible.start < citation.end) & (visible.end > citation.start)
        ].tolist()
        return rows

    def _confirm(self, rows: Sequence[int], scope: Scope) -> list[Passage]:
        return list(self._index.catalog.confirm(rows, _evidence(scope)).values())

    def _read(self, passages: Sequence[Passage]) -> list[Embedded]:
        kept = self._index.statements.get(sorted({passage.chunk.embedding_id for passage in passages}))
        found = []
        for passage in passages:
            known = kept.get(passage.chunk.embedding_id)
            places = {span.start: row for row, span in enumerate(known.spans)} if known else {}
            for statement in statements(RetrievedPassage((passage,), passage, 0.0), 0, self._versions):
                row = places.get(statement.span.start - passage.chunk.start)
                if known is not None and row is not None:
                    found.append(Embedded(statement, known.embeddings[row]))
        return found


def _evidence(scope: Scope) -> Scope:
    return Scope(scope.groups, scope.as_of, scope.tags, scope.kinds & _EVIDENCE)


def _quotes(citation: Citation, statement: Statement) -> bool:
    is_same = citation.version == statement.passage.chunk.version_id
    return is_same and statement.span.start < citation.end and citation.start < statement.span.end
