"""Answers without a language model: the sentences of the documents that answer, in reading order."""

from collections.abc import Sequence

from ingest.index.documents import BlockKind
from ingest.index.index import Index
from ingest.index.sentences import Span
from server.answering.answer import AnswerSentence, Citation
from server.answering.answerer import Composition
from server.answering.citations import cite
from server.answering.evidence import EvidenceSettings, choose, weigh
from server.answering.question import Question
from server.answering.statements import Statement, statements
from server.answering.version_cache import VersionCache
from server.retrieval.query import understand
from server.retrieval.retrieval import RetrievedPassage
from server.retrieval.retriever import Retriever
from server.retrieval.settings import RetrievalSettings


class ExtractiveAnswerer:
    """The evidence itself is the answer."""

    def __init__(
        self,
        index: Index,
        retriever: Retriever,
        versions: VersionCache,
        settings: EvidenceSettings,
        retrieval: RetrievalSettings,
    ) -> None:
        self._index = index
        self._retriever = retriever
        self._versions = versions
        self._settings = settings
        self._retrieval = retrieval

    def compose(self, question: Question, passages: tuple[RetrievedPassage, ...]) -> Composition:
        """The best statement with its companions, then what other passages add."""
        candidates: list[Statement] = []
        for rank, passage in enumerate(passages[: self._settings.passages]):
            candidates += statements(passage, rank, self._versions)
        embedding = self._retriever.embed(understand(question, self._retrieval))
        weighed = weigh(candidates, question.text, embedding, self._index.embedder, self._index.lexical, self._settings)
        return self._compose(choose(weighed, self._settings))

    def _compose(self, chosen: Sequence[Statement]) -> Composition:
        sentences: list[AnswerSentence] = []
        citations: list[Citation] = []
        for group in _adjoining(chosen):
            first, last = group[0], group[-1]
            text = self._versions.get(first.passage.chunk.version_id).text
            citation = cite(len(citations) + 1, first.passage, Span(first.span.start, last.span.end), text)
            citations.append(citation)
            for statement in group:
                sentences.append(
                    AnswerSentence(_as_sentence(statement), (citation.number,), statement.passage.chunk.is_internal)
                )
        return Composition(tuple(sentences), tuple(citations))


def _adjoining(chosen: Sequence[Statement]) -> list[list[Statement]]:
    """Runs of statements of one chunk that follow each other share one citation."""
    groups: list[list[Statement]] = []
    for statement in chosen:
        if groups and _follows(groups[-1][-1], statement):
            groups[-1].append(statement)
        else:
            groups.append([statement])
    return groups


def _follows(before: Statement, after: Statement) -> bool:
    return before.passage.row == after.passage.row and 0 <= after.block - before.block <= 1


def _as_sentence(statement: Statement) -> str:
    if statement.kind is BlockKind.TABLE_ROW and not statement.text.endswith("."):
        return f"{statement.text}."
    return statement.text
