from collections.abc import Sequence

from ingest.index.embedder import Embeddings
from ingest.index.embedders.hashing import HashingEmbedder
from server.retrieval.embedding_cache import EmbeddingCache


class CountingEmbedder(HashingEmbedder):
    """Remembers what it was asked to embed."""

    def __init__(self) -> None:
        super().__init__()
        self.embedded: list[str] = []

    def embed(self, texts: Sequence[str]) -> Embeddings:
        self.embedded += texts
        return super().embed(texts)


def test_a_text_is_embedded_once() -> None:
    embedder = CountingEmbedder()
    cache = EmbeddingCache(embedder)
    assert (cache.of("a") == cache.of("a")).all()
    assert embedder.embedded == ["a"]


def test_the_least_recently_used_is_forgotten_first() -> None:
    embedder = CountingEmbedder()
    cache = EmbeddingCache(embedder, size=2)
    for text in ("a", "b", "a", "c", "a", "b"):
        cache.of(text)
    assert embedder.embedded == ["a", "b", "c", "b"]


def test_several_texts_become_one_unit_vector_nearer_to_what_weighs_more() -> None:
    cache = EmbeddingCache(HashingEmbedder())
    mixed = cache.mixed({"gift cards": 1.0, "batteries": 0.2})
    assert abs(float(mixed @ mixed) - 1.0) < 1e-5
    assert mixed @ cache.of("gift cards") > mixed @ cache.of("batteries") > 0
