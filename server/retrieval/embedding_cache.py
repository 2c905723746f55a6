"""Keeps the embeddings of the texts last asked about: one answer needs its question's several times."""

from collections import OrderedDict
from collections.abc import Iterable, Mapping
from threading import Lock

import numpy as np

from ingest.index.embedder import Embedder, Embeddings
from server.privacy.placeholders import without_placeholders


class EmbeddingCache:
    """The least recently used texts are forgotten first."""

    def __init__(self, embedder: Embedder, size: int = 256) -> None:
        self._embedder = embedder
        self._size = size
        self._lock = Lock()
        self._known: OrderedDict[str, Embeddings] = OrderedDict()

    def of(self, text: str) -> Embeddings:
        """The unit vector of a text. Placeholders of personal data mean nothing, and are left out."""
        text = without_placeholders(text)
        with self._lock:
            known = self._known.get(text)
            if known is not None:
                self._known.move_to_end(text)
                return known
        embedding: Embeddings = self._embedder.embed([text])[0]
        self._keep({text: embedding})
        return embedding

    def learn(self, texts: Iterable[str]) -> None:
        """Embed those of these texts that are not known, all at once: a third of the price of one after the other."""
        with self._lock:
            unknown = [text for text in dict.fromkeys(map(without_placeholders, texts)) if text not in self._known]
        if unknown:
            self._keep(dict(zip(unknown, self._embedder.embed(unknown), strict=True)))

    def mixed(self, texts: Mapping[str, float]) -> Embeddings:
        """One unit vector for several texts, each with its weight."""
        weights = np.array(list(texts.values()), dtype=np.float32)
        mixture: Embeddings = weights @ np.stack([self.of(text) for text in texts])
        mixture /= np.linalg.norm(mixture)
        return mixture

    def _keep(self, found: dict[str, Embeddings]) -> None:
        with self._lock:
            self._known |= found
            while len(self._known) > self._size:
                self._known.popitem(last=False)
