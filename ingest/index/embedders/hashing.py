"""An embedder that needs no model: word hashes, for tests and for trying the pipeline without one."""

import hashlib
import re
from collections.abc import Sequence

import numpy as np

from ingest.index.embedder import Embeddings, PartedEmbedding
from ingest.index.sentences import Span

_WORD = re.compile(r"\w+")


class HashingEmbedder:
    """Signed feature hashing of words (Weinberger et al. 2009, arXiv:0902.2206)."""

    def __init__(self, dimensions: int = 256) -> None:
        self._dimensions = dimensions

    @property
    def identity(self) -> str:
        return f"hashing-{self._dimensions}"

    @property
    def dimensions(self) -> int:
        return self._dimensions

    def embed(self, texts: Sequence[str]) -> Embeddings:
        return self._hash(texts)

    def embed_with_parts(self, texts: Sequence[str], parts: Sequence[Sequence[Span]]) -> list[PartedEmbedding]:
        return [
            PartedEmbedding(whole, self._hash([text[span.start : span.end] for span in spans]))
            for whole, text, spans in zip(self.embed(texts), texts, parts, strict=True)
        ]

    def _hash(self, texts: Sequence[str]) -> Embeddings:
        embeddings = np.zeros((len(texts), self._dimensions), dtype=np.float32)
        for row, text in enumerate(texts):
            for word in _WORD.findall(text.lower()) or [""]:
                digest = int.from_bytes(hashlib.blake2b(word.encode(), digest_size=8).digest())
                embeddings[row, digest % self._dimensions] += 1.0 if digest >> 63 else -1.0
            if not embeddings[row].any():
                embeddings[row, 0] = 1.0
        lengths: Embeddings = np.linalg.norm(embeddings, axis=1, keepdims=True).astype(np.float32)
        return embeddings / lengths
