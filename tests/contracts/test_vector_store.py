"""What every adapter of the vector store port keeps."""

from collections.abc import Callable, Iterator
from pathlib import Path

import numpy as np
import pytest

from ingest.index.embedder import Embeddings
from ingest.index.vector_store import VectorStore
from ingest.index.vector_stores.chroma_folder import ChromaFolderVectorStore
from ingest.index.vector_stores.memory import MemoryVectorStore

DIMENSIONS = 8
ADAPTERS: dict[str, Callable[[Path], VectorStore]] = {
    "chroma_folder": lambda folder: ChromaFolderVectorStore(folder / "chroma", DIMENSIONS),
    "memory": lambda folder: MemoryVectorStore(DIMENSIONS),
}


@pytest.fixture(params=ADAPTERS)
def store(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[VectorStore]:
    store = ADAPTERS[request.param](tmp_path)
    yield store
    store.close()


def embeddings(count: int, seed: int = 0) -> Embeddings:
    made = np.random.default_rng(seed).normal(size=(count, DIMENSIONS)).astype(np.float32)
    rows: Embeddings = made / np.linalg.norm(made, axis=1, keepdims=True)
    return rows


def is_same(found: Embeddings, expected: Embeddings) -> bool:
    """Whether they are equal but for the last bit: a store may normalise what it is given."""
    return found.shape == expected.shape and np.allclose(found, expected, rtol=0, atol=1e-6)


def test_it_gives_back_what_it_was_given_in_the_order_asked(store: VectorStore) -> None:
    made = embeddings(3)
    store.add(["a", "b", "c"], made)
    assert is_same(store.get(["c", "a"]), made[[2, 0]])
    assert store.get(["a"]).dtype == np.float32


def test_an_id_may_be_asked_for_twice(store: VectorStore) -> None:
    made = embeddings(2)
    store.add(["a", "b"], made)
    assert is_same(store.get(["b", "a", "b"]), made[[1, 0, 1]])


def test_more_than_one_batch_is_kept(store: VectorStore) -> None:
    made = embeddings(2300)
    ids = [f"id-{number}" for number in range(2300)]
    store.add(ids, made)
    assert store.count() == 2300
    assert is_same(store.get(ids[::-1]), made[::-1])
    assert store.missing([*ids, "x"]) == {"x"}


def test_an_id_already_there_is_replaced(store: VectorStore) -> None:
    first, second = embeddings(1), embeddings(1, seed=1)
    store.add(["a"], first)
    store.add(["a"], second)
    assert store.count() == 1
    assert is_same(store.get(["a"]), second)


def test_what_it_holds_is_its_own(store: VectorStore) -> None:
    made = embeddings(1)
    store.add(["a"], made)
    kept = made.copy()
    made[:] = 0
    store.get(["a"])[:] = 0
    assert is_same(store.get(["a"]), kept)


def test_it_says_what_is_missing(store: VectorStore) -> None:
    store.add(["a", "b"], embeddings(2))
    assert store.missing(["a", "x", "b", "y"]) == {"x", "y"}
    assert store.missing([]) == set()


def test_it_raises_for_an_id_it_does_not_hold(store: VectorStore) -> None:
    store.add(["a"], embeddings(1))
    with pytest.raises(KeyError):
        store.get(["a", "x"])


def test_it_forgets_and_ignores_unknown_ids(store: VectorStore) -> None:
    made = embeddings(2)
    store.add(["a", "b"], made)
    store.delete(["a", "x"])
    store.delete([])
    assert store.missing(["a", "b"]) == {"a"}
    assert store.count() == 1
    assert is_same(store.get(["b"]), made[1:])


def test_nothing_is_nothing(store: VectorStore) -> None:
    assert store.count() == 0
    assert store.get([]).shape == (0, DIMENSIONS)
    store.add([], embeddings(0))
    assert store.count() == 0


def test_closing_twice_is_harmless(store: VectorStore) -> None:
    store.add(["a"], embeddings(1))
    store.close()
    store.close()


def test_a_folder_keeps_its_embeddings_when_it_is_opened_again(tmp_path: Path) -> None:
    made = embeddings(2)
    first = ADAPTERS["chroma_folder"](tmp_path)
    first.add(["a", "b"], made)
    first.close()
    again = ADAPTERS["chroma_folder"](tmp_path)
    assert is_same(again.get(["b", "a"]), made[::-1])
    again.close()
