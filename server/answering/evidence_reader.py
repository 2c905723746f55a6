"""Reads the passages that were found: which of their statements answer, and how well."""

from collections.abc import Sequence
from dataclasses import replace

import numpy as np
from numpy.typing import NDArray

from ingest.index.index import Index
from server.answering.evidence import EvidenceSettings, Sought, Weighed, weigh
from server.answering.identifiers import asked_identifiers
from server.answering.question import Question
from server.answering.region import asked_regions
from server.answering.statement_likeness import likeness
from server.answering.statements import Statement, statements
from server.answering.version_cache import VersionCache
from server.retrieval.query import Query, understand
from server.retrieval.retrieval import RetrievedPassage
from server.retrieval.retriever import Retriever
from server.retrieval.settings import RetrievalSettings


class EvidenceReader:
    """Cuts passages into statements and weighs them against the question."""

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

    def read(self, question: Question, passages: Sequence[RetrievedPassage]) -> list[Weighed]:
        """The statements of the first passages, in the order of the passages and of their texts."""
        candidates: list[Statement] = []
        for rank, passage in enumerate(passages[: self._settings.passages]):
            candidates += statements(passage, rank, self._versions)
        query = understand(question, self._retrieval)
        alike = self._likeness(candidates, query)
        sought = Sought(query.words, asked_regions(question), asked_identifiers(question))
        weighed = weigh(candidates, alike, sought, self._index.lexical, self._settings)
        if question.ticket is None:
            return weighed
        # What else the ticket is about helps to choose, and says nothing of how well the question is answered.
        alone = self._likeness(candidates, understand(replace(question, ticket=None), self._retrieval))
        return [replace(item, likeness=value) for item, value in zip(weighed, alone.tolist(), strict=True)]

    def _likeness(self, candidates: Sequence[Statement], query: Query) -> NDArray[np.float32]:
        index = self._index
        return likeness(candidates, self._retriever.embed(query), index.statements, index.embedder)
