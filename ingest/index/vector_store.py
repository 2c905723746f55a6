"""The port of the durable store of embeddings."""

from collections.abc import Sequence
from typing import Protocol

from ingest.index.embedder import Embeddings


class VectorStore(Protocol):
    """Keeps embeddings by id. What it holds can be rebuilt from the catalog; visibility is not its business."""

    def add(self, ids: Sequence[str], embeddings: Embeddings) -> None:
        """Keep these embeddings durably; an id already there is replaced. Returns after they are safe."""
        ...

    def missing(self, ids: Sequence[str]) -> set[str]:
        """Of these ids, the ones the store does not hold."""
        ...

    def get(self, ids: Sequence[str]) -> Embeddings:
        """The embeddings of these ids, in their order. Raises KeyError for one it does not hold."""
        ...

    def delete(self, ids: Sequence[str]) -> None:
        """Forget these ids; unknown ones are ignored."""
        ...

    def count(self) -> int:
        """How many embeddings the store holds."""
        ...

    def close(self) -> None:
        """Release the store."""
        ...
