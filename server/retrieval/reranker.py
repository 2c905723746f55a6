"""The port of what reads the passages that were found once more, and more closely."""

from collections.abc import Sequence
from typing import Protocol

from server.retrieval.fusion import Scores
from server.retrieval.query import Query
from server.retrieval.retrieval import RetrievedPassage


class Reranker(Protocol):
    """Scores a handful of passages more closely than a search of everything can."""

    def rerank(self, query: Query, passages: Sequence[RetrievedPassage]) -> Scores:
        """How well each passage answers, in the order given; higher is better, on a scale of its own.

        Raises nothing for any text, the empty one included. Safe to call from several threads.
        """
        ...
