"""The index: the catalog and the searches derived from it, opened together by the one process that owns them."""

import threading
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from ingest.index.catalog import Catalog, EmbeddingInput
from ingest.index.database import open_database
from ingest.index.dense import DenseIndex
from ingest.index.embedder import Embedder, Embeddings
from ingest.index.errors import EmbedderMismatch, IndexCorrupt, SourceError
from ingest.index.lexical import LexicalIndex
from ingest.index.ownership import Ownership
from ingest.index.publishing import Publisher
from ingest.index.sentences import Span
from ingest.index.settings import IndexSettings
from ingest.index.statement_store import StatementEmbeddings, StatementStore
from ingest.index.vector_store import VectorStore
from ingest.index.vector_stores.chroma_folder import ChromaFolderVectorStore
from ingest.index.visibility import VisibilityTable, VisibilityView

_EMBED_BATCH = 512
_EMBEDDER_FACT = "embedder"


@dataclass(frozen=True, slots=True)
class SearchView:
    """One consistent moment of everything a search reads."""

    visibility: VisibilityView
    embeddings: Embeddings

    def similarities(self, question: Embeddings) -> NDArray[np.float32]:
        """Cosine of the question with every chunk, in the order of `visibility.rows`."""
        by_embedding = self.embeddings @ question
        similarities: NDArray[np.float32] = by_embedding[self.visibility.embedding_index]
        return similarities


class Index:
    """Everything in one data folder. Close it, or the folder stays locked until the process ends."""

    def __init__(
        self,
        catalog: Catalog,
        embedder: Embedder,
        vectors: VectorStore,
        lexical: LexicalIndex,
        dense: DenseIndex,
        ownership: Ownership | None = None,
    ) -> None:
        self.catalog = catalog
        self.publisher = Publisher(catalog.engine)
        self.statements = StatementStore(catalog.engine)
        self.embedder = embedder
        self.vectors = vectors
        self.lexical = lexical
        self.ownership = ownership
        self._dense = dense
        self._visibility = VisibilityTable()
        self._view: SearchView | None = None
        self._lock = threading.Lock()
        self._check_embedder()

    def view(self) -> SearchView:
        """What a search may read now; catches up with the catalog first."""
        view = self._view
        if view is not None and view.visibility.sequence == self.catalog.sequence():
            return view
        with self._lock:
            visibility = self._visibility.catch_up(self.catalog)
            ids = self._visibility.embedding_ids
            self._heal(ids)
            # Replaced as one: a search must never see chunks whose embeddings are not there yet.
            self._view = SearchView(visibility, self._dense.catch_up(ids))
            return self._view

    def embed_missing(self, embedding_ids: list[str]) -> int:
        """Embed and store those of these ids that the vector store lacks; returns how many that were."""
        missing = sorted(self.vectors.missing(embedding_ids)) if embedding_ids else []
        for start in range(0, len(missing), _EMBED_BATCH):
            batch = missing[start : start + _EMBED_BATCH]
            known = self.catalog.embedding_inputs(batch)
            self._embed(batch, [known[identifier] for identifier in batch])
        return len(missing)

    def _embed(self, ids: Sequence[str], inputs: Sequence[EmbeddingInput]) -> None:
        parts = [
            [Span(piece.body + span.start, piece.body + span.end) for span in piece.statements] for piece in inputs
        ]
        embedded = self.embedder.embed_with_parts([piece.text for piece in inputs], parts)
        # Statements first: an embedding in the vector store promises that its statements are there too.
        self.statements.add(
            {
                identifier: StatementEmbeddings(piece.statements, parted.parts)
                for identifier, piece, parted in zip(ids, inputs, embedded, strict=True)
            }
        )
        self.vectors.add(ids, np.stack([parted.whole for parted in embedded]))

    def require_findable(self, version_ids: Sequence[str]) -> None:
        """Check that every chunk of these versions can be found by meaning and by words.

        Raises IndexCorrupt: a version that a search would miss must not be called live.
        """
        for version_id in version_ids:
            chunks = [chunk for _, chunk in self.catalog.rows_of(version_id)]
            unembedded = self.vectors.missing(sorted({chunk.embedding_id for chunk in chunks}))
            if unembedded or self.lexical.count(version_id) != len(chunks):
                raise IndexCorrupt(
                    f"version {version_id} cannot be found after indexing. Delete the folder 'lexical' in the data "
                    "folder to have it rebuilt, then ingest again."
                )

    def close(self) -> None:
        """Save the snapshot and give the folder up."""
        self._dense.save()
        self.vectors.close()
        self.catalog.engine.dispose()
        if self.ownership is not None:
            self.ownership.close()

    def save_snapshot(self) -> None:
        """Write what makes the next start fast."""
        self.view()
        self._dense.save()

    def _heal(self, embedding_ids: list[str]) -> None:
        try:
            self._dense.catch_up(embedding_ids)
        except KeyError:
            # The vector store lost embeddings; the catalog has their texts.
            self.embed_missing(embedding_ids)

    def _check_embedder(self) -> None:
        built_with = self.catalog.fact(_EMBEDDER_FACT)
        if built_with is None:
            self.publisher.remember_fact(_EMBEDDER_FACT, self.embedder.identity)
        elif built_with != self.embedder.identity:
            raise EmbedderMismatch(
                f"this index was built with {built_with} but {self.embedder.identity} is configured; "
                "use the same embedder, or ingest into a new data folder"
            )


def open_index(settings: IndexSettings, embedder: Embedder, command: str) -> Index:
    """Open or create the index in the data folder. Raises IndexInUse or EmbedderMismatch."""
    ownership = Ownership(settings.data, command)
    try:
        catalog = Catalog(open_database(settings.database_url))
        catalog.migrate()
        vectors = ChromaFolderVectorStore(settings.data / "chroma", embedder.dimensions)
        lexical = LexicalIndex(settings.data / "lexical")
        dense = DenseIndex(vectors, embedder.dimensions, settings.data / "snapshot")
        index = Index(catalog, embedder, vectors, lexical, dense, ownership)
        lexical.catch_up(catalog)
    except BaseException:
        ownership.close()
        raise
    return index


def open_embedder(settings: IndexSettings) -> Embedder:
    """The configured embedder; exports the bundled model first where that has not been done.

    Raises DesksideError where the model is not there or cannot be exported.
    """
    if settings.embedder == "hashing":
        from ingest.index.embedders.hashing import HashingEmbedder

        return HashingEmbedder()
    if settings.embedder.startswith("sentence-transformers:"):
        from ingest.index.embedders.sentence_transformers_model import SentenceTransformersEmbedder

        folder = Path(settings.embedder.partition(":")[2])
        if not (folder / "model.safetensors").is_file():
            raise SourceError(f"{folder} holds no sentence-transformers model; correct `embedder` in the settings")
        return SentenceTransformersEmbedder(folder)
    from ingest.index.embedders.exported_graph import ExportedGraphEmbedder

    if not settings.model_folder.exists():
        from ingest.index.embedders.export import export_apart

        export_apart(settings.model_folder)
    return ExportedGraphEmbedder(settings.model_folder, settings.embedder_threads)
