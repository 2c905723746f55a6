"""Keeps the embeddings of the texts last asked about: one answer needs its question's several times."""

from collections import OrderedDict
from threading import Lock

from ingest.index.embedder import Embedder, Embeddings


class EmbeddingCache:
    """The least recently used texts are forgotten first."""

    def __init__(self, embedder: Embedder, size: int = 256) -> None:
        self._embedder = embedder
        self._size = size
        self._lock = Lock()
        self._known: OrderedDict[str, Embeddings] = OrderedDict()

    def of(self, text: str) -> Embeddings:
        """The unit vector of a text."""
        with self._lock:
            known = self._known.get(text)
            if known is not None:
                self._known.move_to_end(text)
                return known
        embedding: Embeddings = self._embedder.embed([text])[0]
        with self._lock:
            self._known[text] = embedding
            while len(self._known) > self._size:
                self._known.popitem(last=False)
        return embedding
