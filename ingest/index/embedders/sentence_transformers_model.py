"""Any sentence-transformers model in a folder on this machine; slower to start, runs on a GPU where there is one."""

import hashlib
import os
from collections.abc import Sequence
from pathlib import Path

import numpy as np

from ingest.index.embedder import Embeddings


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
