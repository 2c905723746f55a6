"""Any sentence-transformers cross-encoder in a folder on this machine; slower, and better where the model is."""

import os
from collections.abc import Sequence
from pathlib import Path
from threading import Lock

import numpy as np

from server.retrieval.fusion import Scores
from server.retrieval.query import Query
from server.retrieval.retrieval import RetrievedPassage

_LONGEST_CONTEXT = 300


class CrossEncoderReranker:
    """Question and passage are read together by one model. Never downloads: `folder` must hold the model."""

    def __init__(self, folder: Path) -> None:
        os.environ.setdefault("HF_HUB_OFFLINE", "1")
        from sentence_transformers import CrossEncoder

        self._model = CrossEncoder(str(folder), device=None, local_files_only=True)
        self._lock = Lock()

    def rerank(self, query: Query, passages: Sequence[RetrievedPassage]) -> Scores:
        """What the model says of each pair; of a model with several labels, of the last one."""
        if not passages:
            return np.empty(0, dtype=np.float32)
        asked = f"{query.conversation[-_LONGEST_CONTEXT:]}\n{query.question}".strip()
        pairs = [(asked, f"{passage.title}\n{passage.section}\n{passage.text}") for passage in passages]
        with self._lock:
            said = self._model.predict(pairs, show_progress_bar=False, convert_to_numpy=True)
        scores: Scores = np.asarray(said, dtype=np.float32).reshape(len(passages), -1)[:, -1]
        return scores
