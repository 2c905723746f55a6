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
        embedding = self._embedder.embed([question.text])[0]
        among = Scope(scope.groups, scope.as_of, scope.tags, frozenset({DocumentKind.EXEMPLAR}))
        found = self._retriever.retrieve(question, among, self._settings.considered)
        fitting = []
        for passage in {passage.version_id: passage.best for passage in found.passages}.values():
            likeness = float((self._question_embeddings(passage) @ embedding).max())
            if likeness >= self._settings.likeness:
                fitting.append((likeness, passage))
        for likeness, passage in sorted(fitting, key=lambda pair: -pair[0]):
            offered = self._verify(passage, scope, likeness)
            if offered is not None:
                return offered
        return None

    def _question_embeddings(self, passage: Passage) -> Embeddings:
        version_id = passage.chunk.version_id
        if version_id not in self._questions:
            asked = passage.description.questions or (passage.description.title,)
            self._questions[version_id] = self._embedder.embed(list(asked))
        return self._questions[version_id]

    def _verify(self, exemplar: Passage, scope: Scope, likeness: float) -> Offered | None:
        citations = []
        for number, premise in enumerate(exemplar.description.rests_on, 1):
            citation = self._cite_premise(number, premise, exemplar, scope)
            if citation is None:
                return None
            citations.append(citation)
        version = self._versions.get(exemplar.chunk.version_id)
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
        return Offered(link, sentences, tuple(citations), likeness)

    def _cite_premise(self, number: int, premise: Premise, exemplar: Passage, scope: Scope) -> Citation | None:
        documents = [
            document.id
            for document in self._catalog.find_documents(premise.document)
            if document.source == exemplar.document.source
        ]
        evidence = Scope(
            scope.groups, scope.as_of, kinds=frozenset({DocumentKind.POLICY, DocumentKind.PRODUCT})
        )
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


