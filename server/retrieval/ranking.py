"""Ranks every chunk that a scope lets through: how close it comes to the question, and its document to the subject."""

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np

from ingest.index.index import Index, SearchView
from ingest.index.lexical import FieldWeights
from ingest.index.visibility import Integers, Mask
from server.retrieval.embedding_cache import EmbeddingCache
from server.retrieval.fusion import Scores, fuse, standardize
from server.retrieval.query import Query, telling_words
from server.retrieval.settings import RetrievalSettings


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
class Subject:
    """How close each chunk of the view comes to what was said before the question."""

    dense: Scores
    lexical: Scores
    continues: float
    """How likely the question goes on with it, between 0 and 1; the rest is that it begins another subject."""


class Ranker:
    """Dense and lexical search over one view, fused."""

    def __init__(self, index: Index, settings: RetrievalSettings, embeddings: EmbeddingCache) -> None:
        self._index = index
        self._settings = settings
        self._embeddings = embeddings

    def subject(self, view: SearchView, asked: str, conversation: str, mask: Mask) -> Subject | None:
        """What a conversation is about, and whether the question goes on with it; `None` where nothing was said.

        A question that comes closer to some other document than to that of the conversation begins another subject.
        """
        visible = np.flatnonzero(mask)
        if not conversation or not len(visible):
            return None
        dense = self._compare(view, {conversation: 1.0})
        lexical = self._search(view, Counter(telling_words(conversation)), mask)
        documents = fuse(
            closest(view, dense, mask)[visible], closest(view, lexical, mask)[visible], self._settings.dense_weight
        )
        similarities = self._compare(view, {asked: 1.0})
        within = closest(view, similarities, mask)[visible[documents.argmax()]]
        gap = float(similarities[visible].max() - within)
        return Subject(dense, lexical, self._settings.continues(gap))

    def rank(self, view: SearchView, query: Query, subject: Subject | None, mask: Mask) -> Ranking:
        """The visible chunks that one of the searches found, by what both say of them and of their documents."""
        settings = self._settings
        similarities = self._compare(view, query.texts)
        lexical = self._search(view, query.words, mask)
        candidates = _candidates(similarities, lexical, mask, settings.candidates)
        if subject is not None:
            of_subject = _candidates(subject.dense, subject.lexical, mask, settings.candidates)
            candidates = np.union1d(candidates, of_subject)
        if not len(candidates):
            nothing: Scores = np.empty(0, dtype=np.float32)
            return Ranking(candidates, nothing, nothing, nothing, 0)
        fused = fuse(similarities[candidates], lexical[candidates], settings.dense_weight)
        fused += self._of_documents(view, similarities, subject, mask, candidates)
        order = np.argsort(-fused, kind="stable")
        best = candidates[order]
        return Ranking(best, fused[order], similarities[best], lexical[best], int(np.count_nonzero(mask)))

    def _of_documents(
        self, view: SearchView, similarities: Scores, subject: Subject | None, mask: Mask, candidates: Integers
    ) -> Scores:
        """What the documents add: how close they come to the question, or to the subject it goes on with."""
        settings = self._settings
        asked = settings.document_weight * standardize(closest(view, similarities, mask)[candidates])
        if subject is None:
            return asked
        said = fuse(
            closest(view, subject.dense, mask)[candidates],
            closest(view, subject.lexical, mask)[candidates],
            settings.dense_weight,
        )
        mixed: Scores = subject.continues * settings.conversation_weight * said + (1 - subject.continues) * asked
        return mixed

    def _compare(self, view: SearchView, texts: Mapping[str, float]) -> Scores:
        """Cosine of weighted texts with every chunk in the view; 0 where it would count for nothing."""
        if self._settings.dense_weight == 0:
            return np.zeros(len(view.visibility.rows), dtype=np.float32)
        return view.similarities(self._embeddings.mixed(texts))

    def _search(self, view: SearchView, words: Mapping[str, float], mask: Mask) -> Scores:
        """BM25 of every chunk in the view, 0 where it was not among the best; widened until enough are visible."""
        settings = self._settings
        weights = FieldWeights(settings.title_weight, settings.headings_weight)
        scores: Scores = np.zeros(len(view.visibility.rows), dtype=np.float32)
        k = settings.candidates
        while settings.dense_weight < 1:
            hits = self._index.lexical.search(words, k, weights)
            by_row = {hit.row: hit.score for hit in hits}
            positions = view.visibility.positions(by_row)
            positions = positions[mask[positions]]
            if len(positions) >= settings.candidates // 3 or len(hits) < k:
                scores[positions] = [by_row[row] for row in view.visibility.rows[positions].tolist()]
                break
            k *= 4
        return scores


def closest(view: SearchView, scores: Scores, mask: Mask) -> Scores:
    """For each chunk the best score of the visible chunks in its version."""
    index = view.visibility.version_index
    best: Scores = np.full(len(view.visibility.versions), -np.inf, dtype=np.float32)
    np.maximum.at(best, index[mask], scores[mask])
    of_its_version: Scores = best[index]
    return of_its_version


def _candidates(similarities: Scores, lexical: Scores, mask: Mask, count: int) -> Integers:
    visible = np.flatnonzero(mask)
    if len(visible) <= count:
        return visible
    among = similarities[visible]
    nearest = visible[np.argpartition(-among, count - 1)[:count]]
    return np.union1d(nearest, np.flatnonzero(lexical))
