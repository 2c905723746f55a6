"""Keeps the embedding of every statement, made while its chunk was embedded, so that answering need not embed again."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np
from sqlalchemy import Engine, select
from sqlalchemy.dialects.sqlite import insert as upsert

from ingest.index import tables
from ingest.index.embedder import Embeddings
from ingest.index.sentences import Span


@dataclass(frozen=True, slots=True)
class StatementEmbeddings:
    """The statements of one chunk: spans relative to the chunk, and their embeddings in the same order."""

    spans: tuple[Span, ...]
    embeddings: Embeddings


class StatementStore:
    """Statement embeddings by the chunk's embedding id, in half precision; what is missing can be made again."""

    def __init__(self, engine: Engine) -> None:
        self._engine = engine

    def add(self, statements: Mapping[str, StatementEmbeddings]) -> None:
        """Keep these, replacing what was kept for the same ids."""
        rows = [
            {
                "embedding_id": identifier,
                "spans": np.array([(s.start, s.end) for s in kept.spans], dtype=np.int32).tobytes(),
                "embeddings": kept.embeddings.astype(np.float16).tobytes(),
            }
            for identifier, kept in statements.items()
        ]
        if not rows:
            return
        statement = upsert(tables.statement_embeddings)
        replaced = {name: statement.excluded[name] for name in ("spans", "embeddings")}
        with self._engine.begin() as connection:
            connection.execute(statement.on_conflict_do_update(index_elements=["embedding_id"], set_=replaced), rows)

    def get(self, embedding_ids: Sequence[str]) -> dict[str, StatementEmbeddings]:
        """What is kept for these ids; ids without are left out."""
        table = tables.statement_embeddings
        with self._engine.connect() as connection:
            rows = connection.execute(select(table).where(table.c.embedding_id.in_(embedding_ids))).all()
        return {row.embedding_id: _decode(row.spans, row.embeddings) for row in rows}


def _decode(spans: bytes, embeddings: bytes) -> StatementEmbeddings:
    pairs = np.frombuffer(spans, dtype=np.int32).reshape(-1, 2).tolist()
    matrix = np.frombuffer(embeddings, dtype=np.float16).astype(np.float32)
    return StatementEmbeddings(
        tuple(Span(start, end) for start, end in pairs), matrix.reshape(len(pairs), -1) if pairs else matrix
    )
