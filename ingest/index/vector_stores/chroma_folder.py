"""Chroma, embedded: the durable default. The data folder's lock sees to it that one process opens it."""

from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np

from ingest.index.embedder import Embeddings

if TYPE_CHECKING:
    from chromadb.api.models.Collection import Collection

_BATCH = 1000


class ChromaFolderVectorStore:
    """One Chroma collection in a folder, opened on first use: reading an unchanged index never needs it."""

    def __init__(self, folder: Path, dimensions: int) -> None:
        self._folder = folder
        self._dimensions = dimensions
        self._opened: Collection | None = None

    def add(self, ids: Sequence[str], embeddings: Embeddings) -> None:
        for part in _parts(len(ids)):
            self._collection.upsert(ids=list(ids[part]), embeddings=embeddings[part])

    def missing(self, ids: Sequence[str]) -> set[str]:
        present: set[str] = set()
        for part in _parts(len(ids)):
            present.update(self._collection.get(ids=list(ids[part]), include=[])["ids"])
        return set(ids) - present

    def get(self, ids: Sequence[str]) -> Embeddings:
        result: Embeddings = np.empty((len(ids), self._dimensions), dtype=np.float32)
        for part in _parts(len(ids)):
            found = self._collection.get(ids=list(ids[part]), include=["embeddings"])
            embeddings = found["embeddings"]
            assert embeddings is not None, "embeddings were asked for"
            place = {identifier: row for row, identifier in enumerate(found["ids"])}
            result[part] = np.asarray(embeddings, dtype=np.float32).reshape(len(place), self._dimensions)[
                [place[identifier] for identifier in ids[part]]
            ]
        return result

    def delete(self, ids: Sequence[str]) -> None:
        for part in _parts(len(ids)):
            self._collection.delete(ids=list(ids[part]))

    def count(self) -> int:
        return self._collection.count()

    def close(self) -> None:
        self._opened = None

    @property
    def _collection(self) -> "Collection":
        if self._opened is None:
            # Imported here: it costs a second that asking an unchanged index need not pay.
            import chromadb
            from chromadb.config import Settings

            client = chromadb.PersistentClient(str(self._folder), settings=Settings(anonymized_telemetry=False))
            self._opened = client.get_or_create_collection(
                "chunks", embedding_function=None, configuration={"hnsw": {"space": "cosine"}}
            )
        return self._opened


def _parts(length: int) -> Iterator[slice]:
    for start in range(0, length, _BATCH):
        yield slice(start, start + _BATCH)
