"""Any sentence-transformers model in a folder on this machine; slower to start, runs on a GPU where there is one."""

import hashlib
import os
from collections.abc import Sequence
from pathlib import Path

import numpy as np

from ingest.index.embedder import Embeddings, PartedEmbedding
from ingest.index.sentences import Span


class SentenceTransformersEmbedder:
    """Never downloads: `folder` must hold the model."""

    def __init__(self, folder: Path) -> None:
        os.environ.setdefault("HF_HUB_OFFLINE", "1")
        from sentence_transformers import SentenceTransformer

        self._model = SentenceTransformer(str(folder))
        digest = hashlib.sha256((folder / "model.safetensors").read_bytes()).hexdigest()[:16]
        self._identity = f"sentence-transformers-{digest}-{self._model.dtype}"

    @property
    def identity(self) -> str:
        return self._identity

    @property
    def dimensions(self) -> int:
        dimensions = self._model.get_embedding_dimension()
        assert dimensions is not None, "every sentence-transformers model ends in a pooling layer"
        return dimensions

    def embed(self, texts: Sequence[str]) -> Embeddings:
        if not texts:
            return np.empty((0, self.dimensions), dtype=np.float32)
        embeddings: Embeddings = self._model.encode(
            list(texts), normalize_embeddings=True, show_progress_bar=False, convert_to_numpy=True
        )
        return embeddings

    def embed_with_parts(self, texts: Sequence[str], parts: Sequence[Sequence[Span]]) -> list[PartedEmbedding]:
        """Each part is embedded on its own: not every model's tokens can be pooled again."""
        wholes = self.embed(texts)
        pieces = [text[span.start : span.end] for text, spans in zip(texts, parts, strict=True) for span in spans]
        ends = np.cumsum([len(spans) for spans in parts])
        divided = np.split(self.embed(pieces), ends[:-1]) if texts else []
        return [PartedEmbedding(whole, piece) for whole, piece in zip(wholes, divided, strict=True)]
