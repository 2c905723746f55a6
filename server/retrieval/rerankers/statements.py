"""The default reranker: a passage is as good as its best statement. It needs nothing that indexing has not kept."""

from collections.abc import Sequence

import numpy as np

from ingest.index.statement_store import StatementStore
from server.retrieval.embedding_cache import EmbeddingCache
from server.retrieval.fusion import Scores
from server.retrieval.query import Query
from server.retrieval.retrieval import RetrievedPassage

_NOTHING_SAID = -1.0


class StatementReranker:
    """Cosines of single statements: late interaction at the level of sentences, where ColBERT's is of words.

    Khattab and Zaharia 2020, doi.org/10.1145/3397271.3401075. Costs one query of the catalog.
    """

    def __init__(self, statements: StatementStore, embeddings: EmbeddingCache) -> None:
        self._statements = statements
        self._embeddings = embeddings

    def rerank(self, query: Query, passages: Sequence[RetrievedPassage]) -> Scores:
        """The best cosine between the query and a statement of the passage; -1 where it has none."""
        question = self._embeddings.mixed(query.texts)
        kept = self._statements.get(sorted({identifier for passage in passages for identifier in _ids(passage)}))
        best = {identifier: _best(found.embeddings @ question) for identifier, found in kept.items() if found.spans}
        scores = [
            max((best.get(identifier, _NOTHING_SAID) for identifier in _ids(passage)), default=_NOTHING_SAID)
            for passage in passages
        ]
        return np.array(scores, dtype=np.float32)


def _ids(passage: RetrievedPassage) -> list[str]:
    return [within.chunk.embedding_id for within in passage.chunks]


def _best(cosines: Scores) -> float:
    return float(cosines.max())
