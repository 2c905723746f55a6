"""Chroma, embedded: the durable default. The data folder's lock sees to it that one process opens it."""

from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, cast

import numpy as np

from ingest.index.embedder import Embeddings

if TYPE_CHECKING:
    from chromadb.api.client import Client
    from chromadb.api.models.Collection import Collection

_BATCH = 1000


class ChromaFolderVectorStore:
    """One Chroma collection in a folder, opened on first use: reading an unchanged index never needs it."""

    def __init__(self, folder: Path, dimensions: int) -> None:
        self._folder = folder
        self._dimensions = dimensions
        self._client: Client | None = None
        self._opened: Collection | None = None

    def add(self, ids: Sequence[str], embeddings: Embeddings) -> None:
        for part in _parts(len(ids)):
            self._collection.upsert(ids=list(ids[part]), embeddings=embeddings[part])

    def missing(self, ids: Sequence[str]) -> set[str]:
        present: set[str] = set()
        for part in _parts(len(ids)):
            present.update(self._collection.get(ids=_distinct(ids[part]), include=[])["ids"])
        return set(ids) - present

    def get(self, ids: Sequence[str]) -> Embeddings:
        result: Embeddings = np.empty((len(ids), self._dimensions), dtype=np.float32)
        for part in _parts(len(ids)):
            found = self._collection.get(ids=_distinct(ids[part]), include=["embeddings"])
            embeddings = found["embeddings"]
            assert embeddings is not None, "embeddings were asked for"
            place = {identifier: row for row, identifier in enumerate(found["ids"])}
            result[part] = np.asarray(embeddings, dtype=np.float32).reshape(len(place), self._dimensions)[
                [place[identifier] for identifier in ids[part]]
            ]
        return result

    def delete(self, ids: Sequence[str]) -> None:
        for part in _parts(len(ids)):
            self._collection.delete(ids=_distinct(ids[part]))

    def count(self) -> int:
        return self._collection.count()

    def close(self) -> None:
        self._opened = None
        if self._client is not None:
            self._client.close()
            self._client = None

    @property
    def _collection(self) -> "Collection":
        if self._opened is None:
            # Imported here: it costs a second that asking an unchanged index need not pay.
            import chromadb
            from chromadb.config import Settings

            settings = Settings(anonymized_telemetry=False)
            # The declared type is of the interface, which lacks `close`.
            self._client = cast("Client", chromadb.PersistentClient(str(self._folder), settings=settings))
            self._opened = self._client.get_or_create_collection(
                "chunks", embedding_function=None, configuration={"hnsw": {"space": "cosine"}}
            )
        return self._opened


def _parts(length: int) -> Iterator[slice]:
    for start in range(0, length, _BATCH):
        yield slice(start, start + _BATCH)


def _distinct(ids: Sequence[str]) -> list[str]:
    """Chroma refuses to be asked for an id twice."""
    return list(dict.fromkeys(ids))
