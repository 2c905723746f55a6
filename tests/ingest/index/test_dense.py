from collections.abc import Callable, Sequence
from pathlib import Path

import numpy as np
import pytest

from ingest.index.dense import DenseIndex
from ingest.index.embedder import Embeddings
from ingest.index.vector_stores.memory import MemoryVectorStore

IDS = ["a", "b", "c", "d"]


class CountingStore(MemoryVectorStore):
    """Remembers which embeddings were asked for."""

    def __init__(self) -> None:
        super().__init__(4)
        self.asked: list[str] = []

    def get(self, ids: Sequence[str]) -> Embeddings:
        self.asked += ids
        return super().get(ids)


@pytest.fixture
def store() -> CountingStore:
    store = CountingStore()
    store.add(IDS, np.eye(4, dtype=np.float32))
    return store


def saved(store: CountingStore, folder: Path, ids: list[str]) -> None:
    dense = DenseIndex(store, 4, folder)
    dense.catch_up(ids)
    dense.save()
    store.asked.clear()


def test_only_new_embeddings_are_read(store: CountingStore) -> None:
    dense = DenseIndex(store, 4, None)
    dense.catch_up(["c", "a"])
    matrix = dense.catch_up(["c", "a", "d"])
    assert store.asked == ["c", "a", "d"]
    assert matrix.argmax(axis=1).tolist() == [2, 0, 3]


def test_a_snapshot_saves_reading_the_store(store: CountingStore, tmp_path: Path) -> None:
    saved(store, tmp_path / "snapshot", ["c", "a"])
    matrix = DenseIndex(store, 4, tmp_path / "snapshot").catch_up(["c", "a", "d"])
    assert store.asked == ["d"]
    assert matrix.argmax(axis=1).tolist() == [2, 0, 3]


def test_a_snapshot_in_another_order_is_put_in_order(store: CountingStore, tmp_path: Path) -> None:
    saved(store, tmp_path / "snapshot", ["d", "c", "a"])
    matrix = DenseIndex(store, 4, tmp_path / "snapshot").catch_up(["a", "c", "b", "d"])
    assert matrix.argmax(axis=1).tolist() == [0, 2, 1, 3]


def test_a_snapshot_of_other_embeddings_is_not_used(store: CountingStore, tmp_path: Path) -> None:
    saved(store, tmp_path / "snapshot", ["a", "b"])
    matrix = DenseIndex(store, 4, tmp_path / "snapshot").catch_up(["c", "d"])
    assert matrix.argmax(axis=1).tolist() == [2, 3]


def test_an_embedding_that_the_store_lost_is_missed(store: CountingStore) -> None:
    with pytest.raises(KeyError):
        DenseIndex(store, 4, None).catch_up(["a", "lost"])


def garbage(file: Path) -> None:
    file.write_bytes(b"\xffgarbage")


def half(file: Path) -> None:
    content = file.read_bytes()
    file.write_bytes(content[: len(content) // 2])


def emptied(file: Path) -> None:
    file.write_bytes(b"")


def of_other_dimensions(file: Path) -> None:
    with file.open("wb") as stream:
        np.save(stream, np.ones((4, 3), dtype=np.float32))


def of_other_numbers(file: Path) -> None:
    with file.open("wb") as stream:
        np.save(stream, np.ones((4, 4), dtype=np.float64))


def flat(file: Path) -> None:
    with file.open("wb") as stream:
        np.save(stream, np.ones(4, dtype=np.float32))


@pytest.mark.parametrize("name", ["ids", "embeddings.npy"])
@pytest.mark.parametrize("damage", [Path.unlink, garbage, half, emptied, of_other_dimensions, of_other_numbers, flat])
def test_a_damaged_snapshot_is_not_used(
    store: CountingStore, tmp_path: Path, damage: Callable[[Path], None], name: str
) -> None:
    folder = tmp_path / "snapshot"
    saved(store, folder, IDS)
    damage(folder / name)
    dense = DenseIndex(store, 4, folder)
    assert dense.catch_up(IDS).tolist() == np.eye(4).tolist()
    dense.save()
    saved(store, folder, IDS)
    DenseIndex(store, 4, folder).catch_up(IDS)
    assert store.asked == []


def test_a_crash_between_the_two_files_leaves_no_mixture(store: CountingStore, tmp_path: Path) -> None:
    folder = tmp_path / "snapshot"
    saved(store, folder, ["a", "b", "c"])
    stale = (folder / "ids").read_bytes()
    saved(store, folder, IDS)
    (folder / "ids").write_bytes(stale)
    assert DenseIndex(store, 4, folder).catch_up(IDS).tolist() == np.eye(4).tolist()


def test_an_unchanged_snapshot_is_not_written_again(store: CountingStore, tmp_path: Path) -> None:
    folder = tmp_path / "snapshot"
    saved(store, folder, IDS)
    dense = DenseIndex(store, 4, folder)
    dense.catch_up(IDS)
    (folder / "ids").unlink()
    dense.save()
    assert not (folder / "ids").exists()
