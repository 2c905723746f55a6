"""A vector store that forgets everything when the process ends: for tests and throw-away indexes."""

from collections.abc import Sequence

import numpy as np

from ingest.index.embedder import Embeddings


class MemoryVectorStore:
    """Embeddings in a dictionary."""

    def __init__(self, dimensions: int) -> None:
        self._dimensions = dimensions
        self._embeddings: dict[str, Embeddings] = {}

    def add(self, ids: Sequence[str], embeddings: Embeddings) -> None:
        for identifier, embedding in zip(ids, embeddings, strict=True):
            self._embeddings[identifier] = embedding.copy()

    def missing(self, ids: Sequence[str]) -> set[str]:
        return {identifier for identifier in ids if identifier not in self._embeddings}

    def get(self, ids: Sequence[str]) -> Embeddings:
        result: Embeddings = np.empty((len(ids), self._dimensions), dtype=np.float32)
        for row, identifier in enumerate(ids):
            result[row] = self._embeddings[identifier]
        return result

    def delete(self, ids: Sequence[str]) -> None:
        for identifier in ids:
            self._embeddings.pop(identifier, None)

    def count(self) -> int:
        return len(self._embeddings)

    def close(self) -> None:
        self._embeddings.clear()
