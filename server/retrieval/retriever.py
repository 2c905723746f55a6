"""Finds the passages that may answer a question, within a scope."""

from collections.abc import Mapping
from dataclasses import dataclass, replace

import numpy as np
from numpy.typing import NDArray

from ingest.index.embedder import Embeddings
from ingest.index.index import Index, SearchView
from ingest.index.lexical import FieldWeights
from ingest.index.scope import Scope
from ingest.index.visibility import Integers, Mask
from server.answering.question import Question
from server.retrieval.embedding_cache import EmbeddingCache
from server.retrieval.fusion import Scores, fuse, standardize
from server.retrieval.passages import Stretch, stretches
from server.retrieval.query import Query, understand
from server.retrieval.retrieval import RetrievedPassage, Sighting, Signals
from server.retrieval.settings import RetrievalSettings
from server.retrieval.signals import notice


@dataclass(frozen=True, slots=True)
class Ranking:
    """Positions in the view, best first, with their fused scores and what each search said of them."""

    positions: Integers
    scores: Scores
    similarities: Scores
    lexical: Scores
    searched: int
    """How many chunks the scope let through."""


@dataclass(frozen=True, slots=True)
class Found:
    """Confirmed passages, best first, and the signals noticed on the way."""

    passages: tuple[RetrievedPassage, ...]
    signals: Signals
    further: tuple[Sighting, ...] = ()


class Retriever:
    """Dense and lexical search, fused, widened to passages and confirmed in the catalog."""

    def __init__(self, index: Index, settings: RetrievalSettings) -> None:
        self._index = index
        self._settings = settings
        self._embeddings = EmbeddingCache(index.embedder)

    def retrieve(self, question: Question, scope: Scope, k: int, further: int = 0) -> Found:
        """The k best passages the scope may see, and where the `further` next ones stand; fewer where there are."""
        view = self._index.view()
        ranking = self._rank(view, understand(question, self._settings), scope)
        chosen = stretches(view.visibility, ranking.positions, k + further, self._settings.passage_characters)
        scores = dict(zip(ranking.positions.tolist(), ranking.scores.tolist(), strict=True))
        passages = self._confirm(view, chosen[:k], scores, scope)
        signals = self._notice(view, question, ranking, scope, passages)
        return Found(passages, signals, self._sight(view, chosen[k:], scope))

    def embed(self, query: Query) -> Embeddings:
        """One unit vector for the weighted texts of a query."""
        weights = np.array(list(query.texts.values()), dtype=np.float32)
        mixed: Embeddings = weights @ np.stack([self._embeddings.of(text) for text in query.texts])
        mixed /= np.linalg.norm(mixed)
        return mixed

    def embed_text(self, text: str) -> Embeddings:
        """The unit vector of a text."""
        return self._embeddings.of(text)

    def visible_versions(self, scope: Scope) -> list[str]:
        """Ids of the versions that the scope may see, as candidates: confirm them in the catalog."""
        visibility = self._index.view().visibility
        return [visibility.versions[place] for place in np.flatnonzero(visibility.admits_versions(scope))]

    def _notice(
        self,
        view: SearchView,
        question: Question,
        ranking: Ranking,
        scope: Scope,
        passages: tuple[RetrievedPassage, ...],
    ) -> Signals:
        """How well the question is answered, whatever else its ticket is about: the ticket only helps to rank."""
        query = understand(replace(question, ticket=None), self._settings)
        asked = ranking if question.ticket is None else self._rank(view, query, scope)
        return notice(self._index.lexical, query.words, asked.similarities, asked.lexical, asked.searched, passages)

    def _rank(self, view: SearchView, query: Query, scope: Scope) -> Ranking:
        settings = self._settings
        mask = view.visibility.mask(scope)
        similarities = view.similarities(self.embed(query))
        lexical = self._lexical_scores(view, query.words, mask)
        candidates = _candidates(similarities, lexical, mask, settings.candidates)
        if not len(candidates):
            nothing: Scores = np.empty(0, dtype=np.float32)
            return Ranking(candidates, nothing, nothing, nothing, 0)
        fused = fuse(similarities[candidates], lexical[candidates], settings.dense_weight)
        whole = _document_similarity(view, similarities, mask)[view.visibility.version_index[candidates]]
        fused = fused + settings.document_weight * standardize(whole)
        order = np.argsort(-fused, kind="stable")
        best = candidates[order]
        return Ranking(best, fused[order], similarities[best], lexical[best], int(np.count_nonzero(mask)))

    def _lexical_scores(self, view: SearchView, words: Mapping[str, float], mask: Mask) -> Scores:
        """BM25 of every chunk in the view, 0 where it was not among the best; widened until enough are visible."""
        settings = self._settings
        weights = FieldWeights(settings.title_weight, settings.headings_weight)
        scores: Scores = np.zeros(len(view.visibility.rows), dtype=np.float32)
        k = settings.candidates
        while True:
            hits = self._index.lexical.search(words, k, weights)
            by_row = {hit.row: hit.score for hit in hits}
            positions = view.visibility.positions(by_row)
            positions = positions[mask[positions]]
            if len(positions) >= settings.candidates // 3 or len(hits) < k:
                scores[positions] = [by_row[row] for row in view.visibility.rows[positions].tolist()]
                return scores
            k *= 4

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


def _candidates(similarities: Scores, lexical: Scores, mask: Mask, count: int) -> Integers:
    visible = np.flatnonzero(mask)
    if len(visible) <= count:
        return visible
    among = similarities[visible]
    nearest = visible[np.argpartition(-among, count - 1)[:count]]
    return np.union1d(nearest, np.flatnonzero(lexical))


def _document_similarity(view: SearchView, similarities: Scores, mask: Mask) -> NDArray[np.float32]:
    """Mean similarity of each version's visible chunks, by version index."""
    index = view.visibility.version_index[mask]
    count = len(view.visibility.versions)
    total = np.bincount(index, weights=similarities[mask], minlength=count)
    number = np.bincount(index, minlength=count)
    return (total / np.maximum(number, 1)).astype(np.float32)
