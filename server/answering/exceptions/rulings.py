"""The rulings in force for a scope that make an exception to a document."""

import threading
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from ingest.index.catalog import Catalog
from ingest.index.documents import DocumentKind, Passage
from ingest.index.scope import Scope
from server.retrieval.retrieval import RetrievedPassage

_EVIDENCE = frozenset({DocumentKind.POLICY, DocumentKind.PRODUCT})
_LONGEST = 40
"""Passages of a ruling that are read; a ruling is short."""


@dataclass(frozen=True, slots=True)
class Rule:
    """A document as rulings name it: its path, and the file of its version where that is another."""

    source: str
    paths: frozenset[str]

    @classmethod
    def of(cls, passage: Passage) -> "Rule":
        """The document that a passage stands in."""
        return cls(passage.document.source, frozenset({passage.document.path, passage.path}))


class Rulings:
    """Remembers which documents make exceptions to which; who may see them when is asked of the catalog each time."""

    def __init__(self, catalog: Catalog) -> None:
        self._catalog = catalog
        self._lock = threading.Lock()
        self._sequence = -1
        self._known: Mapping[tuple[str, str], Sequence[str]] = {}

    def on(self, rules: Iterable[Rule], scope: Scope) -> list[RetrievedPassage]:
        """The rulings on these documents that the scope sees in force, each as one passage."""
        known = self._rulings()
        wanted = {one for rule in rules for path in rule.paths for one in known.get((rule.source, path), ())}
        if not wanted:
            return []
        within = Scope(scope.groups, scope.as_of, scope.tags, scope.kinds & _EVIDENCE)
        versions: dict[str, list[Passage]] = defaultdict(list)
        for passage in self._catalog.passages_of(sorted(wanted), within):
            if passage.description.exception_to is not None:
                versions[passage.chunk.version_id].append(passage)
        return [RetrievedPassage(tuple(found[:_LONGEST]), found[0], 0.0) for found in versions.values()]

    def ruled(self, ruling: RetrievedPassage, scope: Scope) -> list[RetrievedPassage]:
        """The rule that a ruling makes an exception to, as the scope sees it, each chunk as a passage."""
        path = ruling.best.description.exception_to
        documents = [one.id for one in self._catalog.find_documents(path or "") if one.source == ruling.source]
        within = Scope(scope.groups, scope.as_of, scope.tags, scope.kinds & _EVIDENCE)
        found = self._catalog.passages_of(documents, within) if documents else []
        return [RetrievedPassage((passage,), passage, 0.0) for passage in found]

    def _rulings(self) -> Mapping[tuple[str, str], Sequence[str]]:
        sequence = self._catalog.sequence()
        with self._lock:
            if sequence != self._sequence:
                known: dict[tuple[str, str], list[str]] = defaultdict(list)
                for row in self._catalog.exceptions():
                    known[(row.source, row.rule)].append(row.document_id)
                self._known, self._sequence = known, sequence
            return self._known
