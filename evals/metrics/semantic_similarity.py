"""semantic_similarity: how near the answer and the reference answer are in meaning, as an embedder sees it."""

from functools import lru_cache

import numpy as np

from evals.answer_text import is_comparable, said
from evals.metric import MeanMetric
from evals.sample import Sample
from ingest.index.embedder import Embedder, Embeddings

_REMEMBERED = 20_000


def semantic_similarity(embedder: Embedder | None = None) -> MeanMetric:
    """The metric with this embedder; without one it can be described, and scores nothing."""
    return MeanMetric(
        "semantic_similarity",
        _Likeness(embedder).of if embedder else lambda _: None,
        definition="The cosine of the embeddings of the answer, without citation numbers, and of the reference answer;"
        " a negative cosine counts as zero. Over the answerable examples with a reference answer; an abstention or a"
        " failure scores zero. It says that two texts are about the same, not that they agree: compare with it, do not"
        " aim at it. Measured only where an embedder is at hand, and comparable only under the same one.",
        source="Reimers and Gurevych, Sentence-BERT: sentence embeddings using siamese BERT-networks, EMNLP 2019; Risch"
        " et al., Semantic answer similarity for evaluating question answering models, MRQA 2021.",
    )


class _Likeness:
    """Embeds every text once."""

    def __init__(self, embedder: Embedder) -> None:
        self._embedder = embedder
        self._embedding = lru_cache(maxsize=_REMEMBERED)(self._embed)

    def of(self, sample: Sample) -> float | None:
        """The value for one sample; `None` where there is no reference answer, or an embedding is no direction."""
        if not is_comparable(sample):
            return None
        text = said(sample)
        if text is None:
            return 0.0
        pair = [self._embedding(one).astype(np.float64) for one in (text, sample.example.reference_answer or "")]
        lengths = float(np.linalg.norm(pair[0]) * np.linalg.norm(pair[1]))
        return min(max(float(pair[0] @ pair[1]) / lengths, 0.0), 1.0) if lengths > 0 else None

    def _embed(self, text: str) -> Embeddings:
        embedding: Embeddings = self._embedder.embed([text])[0]
        return embedding
