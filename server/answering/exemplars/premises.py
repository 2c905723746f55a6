"""Checks that what an approved answer rests on is still said, by a rule in force that the asker may read."""

from collections.abc import Sequence
from dataclasses import replace

from ingest.index.audience import may_read_span
from ingest.index.catalog import Catalog
from ingest.index.documents import DocumentKind, Passage, Premise
from ingest.index.scope import Scope
from server.answering.answer import Citation
from server.answering.citations import cite
from server.answering.quotes import find_quote
from server.answering.version_cache import VersionCache

_EVIDENCE = frozenset({DocumentKind.POLICY, DocumentKind.PRODUCT})


class Premises:
    """Cites the statements that approved answers rest on."""

    def __init__(self, catalog: Catalog, versions: VersionCache) -> None:
        self._catalog = catalog
        self._versions = versions

    def cite(self, exemplar: Passage, scope: Scope) -> tuple[Citation, ...] | None:
        """A citation of each, numbered as they are declared; None where one is not in force, not visible or changed."""
        citations: list[Citation] = []
        for number, premise in enumerate(exemplar.description.rests_on, 1):
            citation = self._cite(premise, exemplar, scope)
            if citation is None:
                return None
            citations.append(replace(citation, number=number))
        return tuple(citations)

    def _cite(self, premise: Premise, exemplar: Passage, scope: Scope) -> Citation | None:
        found = self._catalog.find_documents(premise.document)
        documents = [document.id for document in found if document.source == exemplar.document.source]
        for passage in self._visible(documents, scope):
            version = self._versions.get(passage.chunk.version_id)
            span = find_quote(version.text, premise.quote)
            if span is None or not passage.chunk.start <= span.start < passage.chunk.end:
                continue
            if may_read_span(version, span, scope.groups):
                return cite(0, passage, span, version.text)
        return None

    def _visible(self, documents: Sequence[str], scope: Scope) -> list[Passage]:
        return self._catalog.passages_of(documents, Scope(scope.groups, scope.as_of, scope.tags, _EVIDENCE))
