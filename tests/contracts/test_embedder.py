"""What every adapter of the embedder port keeps."""

from concurrent.futures import ThreadPoolExecutor
from functools import cache

import numpy as np
import pytest

from ingest.index.embedder import Embedder
from ingest.index.embedders.bundled_model import bundled_model_folder, load_adapted_model
from ingest.index.index import open_embedder
from ingest.index.sentences import Span
from ingest.index.settings import IndexSettings

TEXTS = (
    "Chargers may be returned within 30 days of delivery.",
    "",
    "Gift cards expire after two years.",
    "¿Cuánto tarda el reembolso? 🔋 バッテリー",
    "x" * 5000,
    "\n\t ",
)


ADAPTERS = {
    "exported_graph": "exported-graph",
    "hashing": "hashing",
    "sentence_transformers_model": f"sentence-transformers:{bundled_model_folder()}",
}


@cache
def opened(adapter: str) -> Embedder:
    """The adapter, opened once: loading a model is what costs."""
    return open_embedder(IndexSettings(embedder=ADAPTERS[adapter]))


@pytest.fixture(scope="module", params=ADAPTERS)
def embedder(request: pytest.FixtureRequest) -> Embedder:
    return opened(request.param)


def test_every_row_is_a_unit_vector(embedder: Embedder) -> None:
    embeddings = embedder.embed(TEXTS)
    assert embeddings.shape == (len(TEXTS), embedder.dimensions)
    assert embeddings.dtype == np.float32
    assert np.allclose(np.linalg.norm(embeddings, axis=1), 1.0, atol=1e-2)


def test_rows_follow_the_order_of_the_texts(embedder: Embedder) -> None:
    together = embedder.embed(TEXTS)
    for text, row in zip(TEXTS, together, strict=True):
        assert embedder.embed([text])[0] @ row > 0.99


def test_equal_texts_have_equal_embeddings(embedder: Embedder) -> None:
    first, _, second = embedder.embed([TEXTS[0], TEXTS[2], TEXTS[0]])
    assert first @ second > 0.999
    assert np.array_equal(embedder.embed([TEXTS[0]]), embedder.embed([TEXTS[0]]))


def test_a_text_is_nearer_to_one_that_speaks_of_the_same(embedder: Embedder) -> None:
    question, near, far = embedder.embed(["When do gift cards expire?", TEXTS[2], TEXTS[0]])
    assert question @ near > question @ far


def test_no_texts_have_no_embeddings(embedder: Embedder) -> None:
    assert embedder.embed([]).shape == (0, embedder.dimensions)


def test_what_lies_beyond_the_window_is_cut(embedder: Embedder) -> None:
    assert embedder.embed(["word " * 2000]).shape == (1, embedder.dimensions)


def test_several_threads_may_embed_at_once(embedder: Embedder) -> None:
    expected = [embedder.embed([text]) for text in TEXTS]
    with ThreadPoolExecutor(4) as threads:
        found = list(threads.map(lambda text: embedder.embed([text]), TEXTS * 2))
    for row, alone in zip(found, expected * 2, strict=True):
        assert float((row @ alone.T).item()) > 0.999


def test_it_says_which_model_it_is(embedder: Embedder) -> None:
    assert embedder.identity


def test_no_two_embedders_share_an_identity() -> None:
    assert len({opened(adapter).identity for adapter in ADAPTERS}) == len(ADAPTERS)


def test_the_exported_graph_says_what_its_model_says() -> None:
    texts = [TEXTS[0], TEXTS[2]]
    adapted = load_adapted_model().encode(texts, normalize_embeddings=True)
    assert np.all(np.sum(opened("exported_graph").embed(texts) * adapted, axis=1) > 0.99)


def test_parts_are_unit_vectors_beside_the_embedding_of_their_whole(embedder: Embedder) -> None:
    parts = [[Span(0, 8), Span(9, 20)], [], [Span(0, 10)]]
    texts = [TEXTS[0], TEXTS[1], TEXTS[2]]
    found = embedder.embed_with_parts(texts, parts)
    assert [parted.parts.shape for parted in found] == [(len(spans), embedder.dimensions) for spans in parts]
    for parted, whole in zip(found, embedder.embed(texts), strict=True):
        assert parted.whole @ whole > 0.99
        assert np.allclose(np.linalg.norm(parted.parts, axis=1), 1.0, atol=1e-2)


def test_a_part_is_nearest_to_what_it_says(embedder: Embedder) -> None:
    text = "Gift cards expire after two years. Batteries may never be sent by post."
    spans = [Span(0, 34), Span(35, len(text))]
    (parted,) = embedder.embed_with_parts([text], [spans])
    asked = embedder.embed(["When do gift cards expire?", "May batteries be sent by post?"])
    assert (parted.parts @ asked.T).argmax(axis=0).tolist() == [0, 1]


def test_a_part_beyond_the_window_still_has_a_place(embedder: Embedder) -> None:
    text = "word " * 2000
    (parted,) = embedder.embed_with_parts([text], [[Span(9000, 9004)]])
    assert parted.parts.shape == (1, embedder.dimensions)
