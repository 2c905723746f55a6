"""Exact dense search: a matrix of the vector store's embeddings, with the scope as a mask."""

import threading
from pathlib import Path

import numpy as np

from ingest.index.embedder import Embeddings
from ingest.index.vector_store import VectorStore


class DenseIndex:
    """The embeddings in memory, with a snapshot on disk so that a start need not open the vector store.

    The snapshot is a copy: deleting it costs one read of the vector store.
    """

    def __init__(self, store: VectorStore, dimensions: int, snapshot: Path | None) -> None:
        self._store = store
        self._snapshot = snapshot
        self._lock = threading.Lock()
        self._ids: list[str] = []
        self._matrix: Embeddings = np.empty((0, dimensions), dtype=np.float32)
        self._is_saved = True

    def catch_up(self, embedding_ids: list[str]) -> Embeddings:
        """The matrix whose first rows are the embeddings of these ids, in their order.

        `embedding_ids` may only grow from call to call. Raises KeyError where the store lacks one.
        """
        if len(embedding_ids) <= len(self._ids):
            return self._matrix
        with self._lock:
            if not self._ids:
                self._load(embedding_ids)
            new = embedding_ids[len(self._ids) :]
            if new:
                self._matrix = np.concatenate([self._matrix, self._store.get(new)])
                self._ids = list(embedding_ids)
                self._is_saved = False
            return self._matrix

    def save(self) -> None:
        """Write the snapshot, if it would differ from the last."""
        if self._snapshot is None or self._is_saved:
            return
        self._snapshot.mkdir(parents=True, exist_ok=True)
        embeddings, ids = self._snapshot / "embeddings.npy.new", self._snapshot / "ids.new"
        with embeddings.open("wb") as file:
            np.save(file, self._matrix)
        ids.write_text("\n".join(self._ids))
        (self._snapshot / "ids").unlink(missing_ok=True)
        embeddings.replace(self._snapshot / "embeddings.npy")
        ids.replace(self._snapshot / "ids")
        self._is_saved = True

    def _load(self, wanted: list[str]) -> None:
        if self._snapshot is None:
            return
        try:
            ids = (self._snapshot / "ids").read_text().splitlines()
            matrix = np.load(self._snapshot / "embeddings.npy")
        except (OSError, ValueError, EOFError):
            return  # not there, or damaged: the vector store has everything
        if matrix.shape != (len(ids), self._matrix.shape[1]) or matrix.dtype != np.float32:
            return
        if ids == wanted[: len(ids)]:
            self._ids, self._matrix = ids, matrix
            return
        place = {identifier: row for row, identifier in enumerate(ids)}
        known = next((count for count, identifier in enumerate(wanted) if identifier not in place), len(wanted))
        self._ids = wanted[:known]
        self._matrix = matrix[[place[identifier] for identifier in self._ids]]
        self._is_saved = False
