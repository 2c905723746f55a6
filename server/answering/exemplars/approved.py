"""Reads an approved answer with what it rests on, verified for a scope."""

from dataclasses import dataclass

from ingest.index.catalog import Catalog
from ingest.index.documents import Description, DocumentKind, Passage
from ingest.index.scope import Scope
from server.answering.answer import AnswerSentence, Citation, ExemplarLink
from server.answering.citations import reader_url
from server.answering.exemplars.premises import Premises
from server.answering.exemplars.wording import sentences_of
from server.answering.version_cache import VersionCache


@dataclass(frozen=True, slots=True)
class Approved:
    """An approved answer's sentences with the citations that were verified for them, numbered as it declares them."""

    link: ExemplarLink
    description: Description
    sentences: tuple[AnswerSentence, ...]
    citations: tuple[Citation, ...]


class ApprovedAnswers:
    """Gives those that may be shown."""

    def __init__(self, catalog: Catalog, versions: VersionCache) -> None:
        self._catalog = catalog
        self._versions = versions
        self._premises = Premises(catalog, versions)

    def verified(self, version_id: str, scope: Scope) -> Approved | None:
        """One of them; None where the scope may not see it, or not everything it rests on as it was then."""
        version = self._versions.get(version_id)
        exemplar = self._confirmed(version.document_id, version_id, scope)
        citations = self._premises.cite(exemplar, scope) if exemplar is not None else None
        sentences = sentences_of(version, len(citations or ()))
        if exemplar is None or not citations or not sentences:
            return None
        return Approved(_link(exemplar), exemplar.description, tuple(sentences), citations)

    def _confirmed(self, document_id: str, version_id: str, scope: Scope) -> Passage | None:
        """Its first passage, if the catalog says that the scope may see this version."""
        among = Scope(scope.groups, scope.as_of, scope.tags, frozenset({DocumentKind.EXEMPLAR}))
        passages = self._catalog.passages_of([document_id], among)
        return next((passage for passage in passages if passage.chunk.version_id == version_id), None)


def _link(exemplar: Passage) -> ExemplarLink:
    about = exemplar.description
    url = reader_url(exemplar.document.id, exemplar.chunk.version_id)
    return ExemplarLink(exemplar.document.id, about.title, about.approved_by, about.approved_on, url)
