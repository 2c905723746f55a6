"""What every adapter of the reranker port keeps."""

from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import numpy as np
import pytest

from ingest.index.database import open_database
from ingest.index.embedders.hashing import HashingEmbedder
from ingest.index.sentences import Span
from ingest.index.statement_store import StatementEmbeddings, StatementStore
from ingest.index.tables import metadata
from server.retrieval.embedding_cache import EmbeddingCache
from server.retrieval.query import Query
from server.retrieval.reranker import Reranker
from server.retrieval.rerankers.cross_encoder import CrossEncoderReranker
from server.retrieval.rerankers.statements import StatementReranker
from server.retrieval.retrieval import RetrievedPassage
from tests.server.answering.made import passage_of

TEXTS = ("Gift cards expire after two years.", "Batteries are sent by road.", "")
QUERY = Query("When do gift cards expire?", {"When do gift cards expire?": 1.0}, {}, "We spoke of gifts.", 1.0)


def statements(folder: Path) -> Reranker:
    """Over a catalog that has kept the statements of the passages; nothing of the empty one."""
    engine = open_database(f"sqlite:///{folder / 'deskside.db'}")
    metadata.create_all(engine)
    store, embedder = StatementStore(engine), HashingEmbedder()
    store.add(
        {
            f"e{row}": StatementEmbeddings((Span(0, len(text)),), embedder.embed([text]))
            for row, text in enumerate(TEXTS)
            if text
        }
    )
    return StatementReranker(store, EmbeddingCache(embedder))


def cross_encoder(folder: Path) -> Reranker:
    """A tiny one with random weights: what it says means nothing."""
    from transformers import BertConfig, BertForSequenceClassification, BertTokenizer

    words = sorted({word for text in (*TEXTS, *QUERY.texts) for word in text.lower().replace(".", "").split()})
    (folder / "vocab.txt").write_text("\n".join(["[PAD]", "[UNK]", "[CLS]", "[SEP]", "[MASK]", *words]))
    BertTokenizer(vocab_file=str(folder / "vocab.txt")).save_pretrained(folder)
    shape = BertConfig(
        vocab_size=len(words) + 5,
        hidden_size=16,
        num_hidden_layers=1,
        num_attention_heads=2,
        intermediate_size=16,
    )
    shape.num_labels = 1
    BertForSequenceClassification(shape).save_pretrained(folder)
    return CrossEncoderReranker(folder)


ADAPTERS: dict[str, Callable[[Path], Reranker]] = {"statements": statements, "cross_encoder": cross_encoder}


@pytest.fixture(params=ADAPTERS, scope="module")
def reranker(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Reranker:
    return ADAPTERS[request.param](tmp_path_factory.mktemp(request.param))


def passages(*rows: int) -> list[RetrievedPassage]:
    found = [passage_of(TEXTS[row], row) for row in rows]
    return [RetrievedPassage((one,), one, 0.0) for one in found]


def test_every_passage_gets_a_finite_score(reranker: Reranker) -> None:
    scores = reranker.rerank(QUERY, passages(0, 1, 2))
    assert scores.shape == (3,)
    assert scores.dtype == np.float32
    assert np.isfinite(scores).all()


def test_the_order_given_changes_nothing(reranker: Reranker) -> None:
    onward, back = reranker.rerank(QUERY, passages(0, 1, 2)), reranker.rerank(QUERY, passages(2, 1, 0))
    assert np.allclose(onward, back[::-1], atol=1e-5)


def test_nothing_to_read_is_no_error(reranker: Reranker) -> None:
    assert len(reranker.rerank(QUERY, [])) == 0


def test_threads_do_not_disturb_each_other(reranker: Reranker) -> None:
    expected = reranker.rerank(QUERY, passages(0, 1))
    with ThreadPoolExecutor(4) as threads:
        for found in threads.map(lambda _: reranker.rerank(QUERY, passages(0, 1)), range(8)):
            assert np.allclose(found, expected, atol=1e-5)


def test_a_passage_is_as_good_as_its_best_statement(tmp_path: Path) -> None:
    good, other, empty = statements(tmp_path).rerank(QUERY, passages(0, 1, 2)).tolist()
    assert good > other > empty == -1.0
