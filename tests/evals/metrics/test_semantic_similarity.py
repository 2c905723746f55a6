"""How near answer and reference are in meaning, with an embedder small enough to know by heart."""

import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace

import numpy as np
import pytest

from evals.metric import MeanMetric
from evals.metrics.semantic_similarity import semantic_similarity
from ingest.index.embedder import Embeddings, PartedEmbedding
from ingest.index.embedders.hashing import HashingEmbedder
from ingest.index.sentences import Span
from tests.evals.examples import ABSTENTION, ANSWERABLE, UNANSWERABLE, answer, answering


@dataclass
class KnownEmbedder:
    """Knows the directions of some texts."""

    directions: Mapping[str, tuple[float, float]]
    asked: list[str] = field(default_factory=list)
    identity: str = "known"
    dimensions: int = 2

    def embed(self, texts: Sequence[str]) -> Embeddings:
        self.asked.extend(texts)
        return np.array([self.directions[text] for text in texts], dtype=np.float32)

    def embed_with_parts(self, texts: Sequence[str], parts: Sequence[Sequence[Span]]) -> list[PartedEmbedding]:
        raise NotImplementedError


DIRECTIONS = {"Thirty days.": (1.0, 0.0), "A month.": (0.6, 0.8), "Never.": (-1.0, 0.0), "?": (0.0, 0.0)}


def metric() -> MeanMetric:
    return semantic_similarity(KnownEmbedder(DIRECTIONS))


def test_it_is_the_cosine_and_never_less_than_zero() -> None:
    assert metric().value_of(answering(ANSWERABLE, answer("A month. [1]"))) == pytest.approx(0.6)
    assert metric().value_of(answering(ANSWERABLE, answer("Never."))) == 0


def test_what_has_no_direction_is_not_scored() -> None:
    assert metric().value_of(answering(ANSWERABLE, answer("?"))) is None
    lost = semantic_similarity(KnownEmbedder({**DIRECTIONS, "?": (math.nan, 1.0)}))
    assert lost.value_of(answering(ANSWERABLE, answer("?"))) is None


def test_abstentions_and_failures_score_zero_and_what_has_no_reference_is_not_scored() -> None:
    samples = [
        answering(ANSWERABLE, answer("Thirty days.")),
        answering(ANSWERABLE, ABSTENTION),
        answering(ANSWERABLE, None),
        answering(replace(ANSWERABLE, reference_answer=None), answer()),
        answering(UNANSWERABLE, answer()),
    ]
    score = metric().measure(samples)
    assert score is not None
    assert score.value == pytest.approx(1 / 3)
    assert (score.n, score.not_scored) == (3, 2)


def test_every_text_is_embedded_once() -> None:
    embedder = KnownEmbedder(DIRECTIONS)
    semantic_similarity(embedder).measure([answering(ANSWERABLE, answer("A month."))] * 3)
    assert sorted(embedder.asked) == ["A month.", "Thirty days."]


def test_without_an_embedder_it_is_described_and_scores_nothing() -> None:
    assert semantic_similarity().measure([answering(ANSWERABLE, answer())]) is None
    assert semantic_similarity().definition == semantic_similarity(HashingEmbedder()).definition
