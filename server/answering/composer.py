"""Composes an answer of the sentences of the documents that answer, in reading order."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from ingest.index.lexical import LexicalIndex
from ingest.index.sentences import Span
from server.answering.answer import AnswerSentence, Citation
from server.answering.citations import cite
from server.answering.evidence import EvidenceSettings, Weighed, choose
from server.answering.question import Question
from server.answering.statements import Statement
from server.answering.version_cache import VersionCache
from server.answering.wording import as_sentence
from server.retrieval.query import telling_words

_BETWEEN = re.compile(r"\W*(?:\(?\d{1,2}[.)])?\W*")
"""White space, bullets and the number of a list item."""


@dataclass(frozen=True, slots=True)
class Composition:
    """Sentences and their citations, numbered from 1 in the order they are first used; both empty without evidence.

    Every sentence cites a span of a statement that was given.
    """

    sentences: tuple[AnswerSentence, ...]
    citations: tuple[Citation, ...]


class Composer:
    """Makes an answer of the evidence itself."""

    def __init__(self, lexical: LexicalIndex, versions: VersionCache, settings: EvidenceSettings) -> None:
        self._lexical = lexical
        self._versions = versions
        self._settings = settings

    def compose(self, question: Question, evidence: Sequence[Weighed]) -> Composition:
        """The best statement with its companions, then what other passages add."""
        asked = frozenset(self._lexical.stems(" ".join(telling_words(question.text))))
        return self._compose(choose(evidence, self._settings), asked)

    def _compose(self, chosen: Sequence[Statement], asked: frozenset[str]) -> Composition:
        sentences: list[AnswerSentence] = []
        citations: list[Citation] = []
        for group in self._adjoining(chosen):
            first, last = group[0], group[-1]
            text = self._versions.get(first.passage.chunk.version_id).text
            citation = cite(len(citations) + 1, first.passage, Span(first.span.start, last.span.end), text)
            citations.append(citation)
            for statement in group:
                said = as_sentence(statement, asked, self._lexical)
                sentences.append(AnswerSentence(said, (citation.number,), statement.passage.chunk.is_internal))
        return Composition(tuple(sentences), tuple(citations))

    def _adjoining(self, chosen: Sequence[Statement]) -> list[list[Statement]]:
        """Runs of statements with nothing said between them share one citation."""
        groups: list[list[Statement]] = []
        for statement in chosen:
            if groups and self._follows(groups[-1][-1], statement):
                groups[-1].append(statement)
            else:
                groups.append([statement])
        return groups

    def _follows(self, before: Statement, after: Statement) -> bool:
        first, second = before.passage.chunk, after.passage.chunk
        if first.version_id != second.version_id or first.audience != second.audience:
            return False
        text = self._versions.get(first.version_id).text
        return (
            before.span.end <= after.span.start
            and _BETWEEN.fullmatch(text, before.span.end, after.span.start) is not None
        )
