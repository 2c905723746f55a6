"""How alike a question and the statements of its passages are in meaning."""

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from ingest.index.embedder import Embedder, Embeddings
from ingest.index.statement_store import StatementStore
from server.answering.statements import Statement


def likeness(
    statements: Sequence[Statement], question: Embeddings, store: StatementStore, embedder: Embedder
) -> NDArray[np.float32]:
    """The cosine of the question with each statement, from the embeddings kept at indexing.

    A statement without one, as after a change of how statements are cut, is embedded now.
    """
    kept = store.get(sorted({statement.passage.chunk.embedding_id for statement in statements}))
    places = {
        identifier: {span.start: row for row, span in enumerate(found.spans)} for identifier, found in kept.items()
    }
    embeddings = np.zeros((len(statements), len(question)), dtype=np.float32)
    unknown = []
    for place, statement in enumerate(statements):
        chunk = statement.passage.chunk
        row = places.get(chunk.embedding_id, {}).get(statement.span.start - chunk.start)
        if row is None:
            unknown.append(place)
        else:
            embeddings[place] = kept[chunk.embedding_id].embeddings[row]
    if unknown:
        embeddings[unknown] = embedder.embed([statements[place].text for place in unknown])
    result: NDArray[np.float32] = embeddings @ question
    return result
