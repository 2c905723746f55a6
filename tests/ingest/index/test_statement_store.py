"""The store of statement embeddings."""

from pathlib import Path

import numpy as np

from ingest.index.catalog import Catalog
from ingest.index.database import open_database
from ingest.index.sentences import Span
from ingest.index.statement_store import StatementEmbeddings, StatementStore


def _store(folder: Path) -> StatementStore:
    engine = open_database(f"sqlite:///{folder / 'deskside.db'}")
    Catalog(engine).migrate()
    return StatementStore(engine)


def test_statements_come_back_with_their_spans_and_nearly_their_embeddings(tmp_path: Path) -> None:
    store = _store(tmp_path)
    embeddings = np.array([[0.6, 0.8], [1.0, 0.0]], dtype=np.float32)
    store.add({"a": StatementEmbeddings((Span(0, 4), Span(5, 9)), embeddings)})
    found = store.get(["a", "unknown"])
    assert list(found) == ["a"]
    assert found["a"].spans == (Span(0, 4), Span(5, 9))
    np.testing.assert_allclose(found["a"].embeddings, embeddings, atol=1e-3)


def test_a_chunk_without_statements_is_kept_as_such(tmp_path: Path) -> None:
    store = _store(tmp_path)
    store.add({"heading": StatementEmbeddings((), np.empty((0, 2), dtype=np.float32))})
    assert store.get(["heading"])["heading"].spans == ()


def test_adding_again_replaces(tmp_path: Path) -> None:
    store = _store(tmp_path)
    first = np.array([[1.0, 0.0]], dtype=np.float32)
    store.add({"a": StatementEmbeddings((Span(0, 4),), first)})
    store.add({"a": StatementEmbeddings((Span(1, 3),), first[:, ::-1])})
    assert store.get(["a"])["a"].spans == (Span(1, 3),)
