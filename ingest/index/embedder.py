"""The port through which text becomes embeddings."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Protocol

import numpy as np
from numpy.typing import NDArray

from ingest.index.sentences import Span

Embeddings = NDArray[np.float32]
"""Shape (number of texts, dimensions); every row has length 1."""


@dataclass(frozen=True, slots=True)
class PartedEmbedding:
    """The embedding of a text, shape (dimensions,), and of its parts, shape (number of parts, dimensions)."""

    whole: Embeddings
    parts: Embeddings


class Embedder(Protocol):
    """Turns texts into unit vectors whose dot product is their similarity."""

    @property
    def identity(self) -> str:
        """Model and precision; two indexes may share embeddings only when this is equal."""
        ...

    @property
    def dimensions(self) -> int:
        """Length of one embedding."""
        ...

    def embed(self, texts: Sequence[str]) -> Embeddings:
        """Embed texts in the order given; texts beyond the model's window are cut.

        Raises nothing for any text, the empty one included. Safe to call from several threads.
        """
        ...

    def embed_with_parts(self, texts: Sequence[str], parts: Sequence[Sequence[Span]]) -> list[PartedEmbedding]:
        """Embed texts, and of each the parts that its spans name, every part as unit vector.

        An adapter may embed a part in the light of its whole text (late chunking, Günther et al. 2024,
        arXiv:2409.04701), which costs nothing more. A part beyond the model's window counts as its whole text.
        """
        ...
