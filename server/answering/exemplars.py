"""Offers an approved answer where one fits, after checking that what it rests on still says so."""

import re
from dataclasses import dataclass

from pydantic import BaseModel, ConfigDict

from ingest.index.catalog import Catalog
from ingest.index.documents import DocumentKind, Passage, Premise, Version
from ingest.index.embedder import Embedder, Embeddings
from ingest.index.scope import Scope
from ingest.index.sentences import Span, sentence_spans
from server.answering.answer import AnswerSentence, Citation, ExemplarLink
from server.answering.citations import cite, reader_url
from server.answering.question import Question
from server.answering.quotes import find_quote
from server.answering.version_cache import VersionCache
from server.retrieval.retriever import Retriever

_MARKERS = re.compile(r"\s*\[(\d+)\]")
_WORD = re.compile(r"\w+")


class ExemplarSettings(BaseModel):
    """When an approved answer fits."""

    model_config = ConfigDict(frozen=True)

    likeness: float = 0.80
    """The least cosine between the question and one that the exemplar answers."""
    considered: int = 4


@dataclass(frozen=True, slots=True)
class Likeness:
    """An exemplar and the cosine between the question and the likest that it answers."""

    version_id: str
    value: float


@dataclass(frozen=True, slots=True)
class Offered:
    """An exemplar's sentences with the citations that were verified for them."""

    link: ExemplarLink
    sentences: tuple[AnswerSentence, ...]
    citations: tuple[Citation, ...]
    likeness: float


class Exemplars:
    """The approved answers in the index."""

    def __init__(
        self,
        catalog: Catalog,
        embedder: Embedder,
        retriever: Retriever,
        versions: VersionCache,
        settings: ExemplarSettings,
    ) -> None:
        self._catalog = catalog
        self._embedder = embedder
        self._retriever = retriever
        self._versions = versions
        self._settings = settings
        self._questions: dict[str, Embeddings] = {}

    def offer(self, question: Question, scope: Scope) -> Offered | None:
        """The exemplar that answers this very question, or None.

        An exemplar is withheld when one of its premises is not in force, not visible, or no longer says what it said.
        """
        among = Scope(scope.groups, scope.as_of, scope.tags, frozenset({DocumentKind.EXEMPLAR}))
        for likeness in self.likest(question, among):
            offered = self._verify(likeness, scope, among)
            if offered is not None:
                return offered
        return None

    def likest(self, question: Question, among: Scope) -> list[Likeness]:
        """The exemplars that answer a question like this one, the likest first."""
        known = self._asked(self._retriever.visible_versions(among))
        if not known or question.history:
            return []
        embedding = self._retriever.embed_text(question.text)
        likenesses = [Likeness(version, float((asked @ embedding).max())) for version, asked in known.items()]
        fitting = [likeness for likeness in likenesses if likeness.value >= self._settings.likeness]
        return sorted(fitting, key=lambda likeness: -likeness.value)[: self._settings.considered]

    def _asked(self, version_ids: list[str]) -> dict[str, Embeddings]:
        """The embeddings of the questions that these exemplars answer."""
        for version_id in version_ids:
            if version_id not in self._questions:
                description = self._catalog.description(version_id)
                asked = description.questions or (description.title,)
                self._questions[version_id] = self._embedder.embed(list(asked))
        return {version_id: self._questions[version_id] for version_id in version_ids}

    def _verify(self, likeness: Likeness, scope: Scope, among: Scope) -> Offered | None:
        version = self._versions.get(likeness.version_id)
        exemplar = self._confirmed(version, among)
        if exemplar is None:
            return None
        citations = []
        for number, premise in enumerate(exemplar.description.rests_on, 1):
            citation = self._cite_premise(number, premise, exemplar, scope)
            if citation is None:
                return None
            citations.append(citation)
        sentences = tuple(_sentences(version, len(citations)))
        if not citations or not sentences:
            return None
        link = ExemplarLink(
            id=exemplar.document.id,
            title=exemplar.description.title,
            approved_by=exemplar.description.approved_by,
            approved_on=exemplar.description.approved_on,
            url=reader_url(exemplar.document.id, version.id),
        )
        return Offered(link, sentences, tuple(citations), likeness.value)

    def _confirmed(self, version: Version, among: Scope) -> Passage | None:
        """Its first passage, if the catalog says that the scope may see this version."""
        passages = self._catalog.passages_of([version.document_id], among)
        return next((passage for passage in passages if passage.chunk.version_id == version.id), None)

    def _cite_premise(self, number: int, premise: Premise, exemplar: Passage, scope: Scope) -> Citation | None:
        documents = [
            document.id
            for document in self._catalog.find_documents(premise.document)
            if document.source == exemplar.document.source
        ]
        evidence = Scope(scope.groups, scope.as_of, kinds=frozenset({DocumentKind.POLICY, DocumentKind.PRODUCT}))
        for passage in self._catalog.passages_of(documents, evidence):
            version = self._versions.get(passage.chunk.version_id)
            span = find_quote(version.text, premise.quote)
            if span is not None and passage.chunk.start <= span.start < passage.chunk.end:
                return cite(number, passage, span, version.text)
        return None


def _sentences(version: Version, citations: int) -> list[AnswerSentence]:
    spans: list[Span] = []
    for block in version.blocks:
        spans += sentence_spans(version.text, block.start, block.end)
    sentences: list[AnswerSentence] = []
    for span in spans:
        raw = version.text[span.start : span.end]
        numbers = tuple(int(number) for number in _MARKERS.findall(raw) if 1 <= int(number) <= citations)
        text = " ".join(_MARKERS.sub("", raw).split())
        if _WORD.search(text):
            sentences.append(AnswerSentence(text, numbers))
        elif numbers and sentences:
            # A marker after the full stop was cut off as a sentence of its own.
            last = sentences.pop()
            sentences.append(AnswerSentence(last.text, last.citations + numbers))
    return sentences
