"""Finds the passages that may answer a question, within a scope."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

import numpy as np

from ingest.index.embedder import Embeddings
from ingest.index.index import Index, SearchView
from ingest.index.scope import Scope
from server.answering.question import Question
from server.retrieval.embedding_cache import EmbeddingCache
from server.retrieval.fusion import standardize
from server.retrieval.passages import Stretch, stretches
from server.retrieval.query import Query, conversation, understand
from server.retrieval.ranking import Ranker
from server.retrieval.reranker import Reranker
from server.retrieval.retrieval import RetrievedPassage, Sighting, Signals
from server.retrieval.settings import RetrievalSettings
from server.retrieval.signals import notice


@dataclass(frozen=True, slots=True)
class Found:
    """Confirmed passages, best first, and the signals noticed on the way."""

    question: Question
    """As it was understood: without its conversation where it begins another subject."""
    passages: tuple[RetrievedPassage, ...]
    signals: Signals
    further: tuple[Sighting, ...] = ()


class Retriever:
    """Dense and lexical search, fused, widened to passages, confirmed in the catalog and read again."""

    def __init__(
        self,
        index: Index,
        settings: RetrievalSettings,
        embeddings: EmbeddingCache | None = None,
        reranker: Reranker | None = None,
    ) -> None:
        self._index = index
        self._settings = settings
        self._embeddings = embeddings or EmbeddingCache(index.embedder)
        self._reranker = reranker
        self._ranker = Ranker(index, settings, self._embeddings)

    def retrieve(self, question: Question, scope: Scope, k: int, further: int = 0) -> Found:
        """The k best passages the scope may see, and where the `further` next ones stand; fewer where there are."""
        view = self._index.view()
        mask = view.visibility.mask(scope)
        said = conversation(question) if self._settings.conversation_weight > 0 else ""
        subject = self._ranker.subject(view, question.text, said, mask)
        query = understand(question, self._settings, subject.continues if subject else 1.0)
        ranking = self._ranker.rank(view, query, subject, mask)
        read = max(k, self._settings.reranked if self._reranker else 0)
        longest = self._settings.passage_characters
        chosen = stretches(view.visibility, ranking.positions, max(k + further, read), longest)
        scores = dict(zip(ranking.positions.tolist(), ranking.scores.tolist(), strict=True))
        passages = self._rerank(query, self._confirm(view, chosen[:read], scores, scope))
        if question.ticket is None:
            signals = notice(self._index.lexical, query, ranking, passages[:k])
        else:
            # What else the ticket is about helps to rank, and says nothing of how well the question is answered.
            alone = understand(replace(question, ticket=None), self._settings, query.continues)
            signals = notice(self._index.lexical, alone, self._ranker.rank(view, alone, subject, mask), passages[:k])
        unread = self._sight(view, chosen[read : k + further], scope)
        rest = (*(passage.sighting for passage in passages[k:]), *unread)
        begins_anew = subject is not None and subject.continues < 0.5
        return Found(replace(question, history=()) if begins_anew else question, passages[:k], signals, rest[:further])

    def embed(self, query: Query) -> Embeddings:
        """One unit vector for the weighted texts of a query."""
        return self._embeddings.mixed(query.texts)

    def embed_text(self, text: str) -> Embeddings:
        """The unit vector of a text."""
        return self._embeddings.of(text)

    def embed_texts(self, texts: Sequence[str]) -> Embeddings:
        """The unit vectors of several texts, a row each."""
        self._embeddings.learn(texts)
        return np.stack([self._embeddings.of(text) for text in texts])

    def _rerank(self, query: Query, passages: tuple[RetrievedPassage, ...]) -> tuple[RetrievedPassage, ...]:
        """The first passages in the order that reading them gives; the others stay behind them."""
        first, others = passages[: self._settings.reranked], passages[self._settings.reranked :]
        if self._reranker is None or len(first) < 2:
            return passages
        read = standardize(self._reranker.rerank(query, first))
        found = np.array([passage.score for passage in first], dtype=np.float32)
        order = np.argsort(-(found + self._settings.rerank_weight * read), kind="stable")
        return (*(first[place] for place in order), *others)

    def _confirm(
        self, view: SearchView, chosen: list[Stretch], scores: Mapping[int, float], scope: Scope
    ) -> tuple[RetrievedPassage, ...]:
        rows = view.visibility.rows
        wanted = [int(rows[position]) for stretch in chosen for position in stretch.positions]
        confirmed = self._index.catalog.confirm(wanted, scope)
        passages = []
        for stretch in chosen:
            best = confirmed.get(int(rows[stretch.best]))
            if best is None:
                continue
            chunks = tuple(
                confirmed[int(rows[position])] for position in stretch.positions if int(rows[position]) in confirmed
            )
            passages.append(RetrievedPassage(chunks, best, scores[stretch.best]))
        return tuple(passages)

    def _sight(self, view: SearchView, chosen: list[Stretch], scope: Scope) -> tuple[Sighting, ...]:
        visible, rows = view.visibility, view.visibility.rows
        wanted = [int(rows[position]) for stretch in chosen for position in stretch.positions]
        confirmed = self._index.catalog.visible_rows(wanted, scope)
        found = []
        for stretch in chosen:
            shown = [position for position in stretch.positions if int(rows[position]) in confirmed]
            if stretch.best in shown:
                version = visible.versions[visible.version_index[stretch.best]]
                found.append(Sighting(version, int(visible.start[shown[0]]), int(visible.end[shown[-1]])))
        return tuple(found)
