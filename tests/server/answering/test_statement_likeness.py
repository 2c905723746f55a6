"""Likeness from the embeddings kept at indexing."""

from pathlib import Path

import numpy as np

from ingest.index.catalog import Catalog
from ingest.index.database import open_database
from ingest.index.documents import BlockKind
from ingest.index.embedders.hashing import HashingEmbedder
from ingest.index.sentences import Span
from ingest.index.statement_store import StatementEmbeddings, StatementStore
from server.answering.statement_likeness import likeness
from tests.server.answering.made import statement_of


def test_what_was_kept_is_used_and_what_was_not_is_embedded_now(tmp_path: Path) -> None:
    catalog = Catalog(open_database(f"sqlite:///{tmp_path / 'deskside.db'}"))
    catalog.migrate()
    store = StatementStore(catalog.engine)
    embedder = HashingEmbedder()
    question = embedder.embed(["gift cards"])[0]
    statement = statement_of("Gift cards expire.", BlockKind.PARAGRAPH)
    (fresh,) = likeness([statement], question, store, embedder)
    assert fresh > 0.5
    chunk = statement.passage.chunk
    start = statement.span.start - chunk.start
    kept = StatementEmbeddings((Span(start, start + 1),), -question[np.newaxis, :])
    store.add({chunk.embedding_id: kept})
    (from_store,) = likeness([statement], question, store, embedder)
    assert from_store < -0.99
