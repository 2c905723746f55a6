"""The port through which text becomes embeddings."""

from collections.abc import Sequence
from typing import Protocol

import numpy as np
from numpy.typing import NDArray

Embeddings = NDArray[np.float32]
"""Shape (number of texts, dimensions); every row has length 1."""


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
