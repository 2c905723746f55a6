import shutil
import threading
from collections.abc import Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import numpy as np
import pytest

from ingest.index.catalog import Catalog
from ingest.index.dense import DenseIndex
from ingest.index.embedder import Embedder, Embeddings
from ingest.index.embedders.hashing import HashingEmbedder
from ingest.index.errors import EmbedderMismatch, IndexCorrupt, IndexInUse, SourceError
from ingest.index.index import Index, open_embedder, open_index
from ingest.index.lexical import FieldWeights, LexicalIndex
from ingest.index.publishing import Draft
from ingest.index.scope import Scope
from ingest.index.settings import IndexSettings
from ingest.index.vector_stores.memory import MemoryVectorStore
from tests.ingest.index.drafts import StandingClock, draft_of, publish_findable, scope_at

PAPER = draft_of("returns.md", ("Chargers may be returned within 30 days.", "Gift cards expire after two years."))


class CountingEmbedder(HashingEmbedder):
    """Remembers what it was asked to embed."""

    def __init__(self) -> None:
        super().__init__()
        self.asked: list[str] = []

    def embed(self, texts: Sequence[str]) -> Embeddings:
        self.asked += texts
        return super().embed(texts)


@pytest.fixture
def settings(tmp_path: Path) -> IndexSettings:
    return IndexSettings(data=tmp_path / "data", embedder="hashing")


@pytest.fixture
def filled(settings: IndexSettings) -> IndexSettings:
    """A data folder with one paper in it."""
    index = open_index(settings, HashingEmbedder(), "test")
    publish_findable(index, PAPER)
    index.save_snapshot()
    index.close()
    return settings


def reopened(settings: IndexSettings, embedder: Embedder | None = None) -> Index:
    return open_index(settings, embedder or HashingEmbedder(), "test")


def nearest(index: Index, question: str, scope: Scope) -> list[str]:
    """The chunks that the scope may see, nearest first."""
    view = index.view()
    similarities = view.similarities(index.embedder.embed([question])[0])
    order = [place for place in np.argsort(-similarities, kind="stable") if view.visibility.mask(scope)[place]]
    rows = [int(view.visibility.rows[place]) for place in order]
    passages = index.catalog.confirm(rows, scope)
    return [passages[row].chunk.text for row in rows]


def assert_whole(index: Index, clock: StandingClock) -> None:
    """Both searches find the paper."""
    assert nearest(index, "gift cards", scope_at(clock()))[0] == "Gift cards expire after two years."
    assert len(index.lexical.search({"gift": 1.0}, 5, FieldWeights())) == 1
    index.require_findable([version.id for version in index.catalog.live_versions(scope_at(clock()))])


def test_what_was_published_is_found(index: Index, clock: StandingClock) -> None:
    publish_findable(index, PAPER)
    assert_whole(index, clock)


@pytest.mark.parametrize("lost", [["chroma"], ["lexical"], ["snapshot"], ["chroma", "lexical", "snapshot"], []])
def test_what_was_derived_is_rebuilt_from_the_catalog(
    filled: IndexSettings, clock: StandingClock, lost: list[str]
) -> None:
    for name in lost:
        shutil.rmtree(filled.data / name)
    index = reopened(filled)
    assert nearest(index, "gift cards", scope_at(clock()))[0] == "Gift cards expire after two years."
    index.embed_missing([piece.embedding_id for piece in PAPER.chunks])
    assert_whole(index, clock)
    index.close()


def test_embeddings_that_were_lost_are_made_again_when_they_are_needed(
    filled: IndexSettings, clock: StandingClock
) -> None:
    shutil.rmtree(filled.data / "chroma")
    shutil.rmtree(filled.data / "snapshot")
    embedder = CountingEmbedder()
    index = reopened(filled, embedder)
    index.view()
    assert sorted(embedder.asked) == sorted(["Returns\n" + piece.text for piece in PAPER.chunks])
    assert_whole(index, clock)
    index.close()


def test_an_unchanged_index_embeds_nothing_and_opens_no_vector_store(filled: IndexSettings) -> None:
    shutil.rmtree(filled.data / "chroma")
    embedder = CountingEmbedder()
    index = reopened(filled, embedder)
    index.view()
    index.close()
    assert embedder.asked == []
    assert not (filled.data / "chroma").exists()


def test_only_missing_embeddings_are_made(index: Index) -> None:
    publish_findable(index, PAPER)
    ids = [piece.embedding_id for piece in PAPER.chunks]
    assert index.embed_missing(ids) == 0
    index.vectors.delete(ids[:1])
    assert index.embed_missing(ids) == 1
    assert index.embed_missing([]) == 0


def test_a_version_that_would_not_be_found_is_not_called_live(index: Index) -> None:
    (version,) = index.publisher.stage([PAPER])
    with pytest.raises(IndexCorrupt, match=version):
        index.require_findable([version])
    index.lexical.catch_up(index.catalog)
    with pytest.raises(IndexCorrupt, match=version):
        index.require_findable([version])
    index.embed_missing([piece.embedding_id for piece in PAPER.chunks])
    index.require_findable([version])


def test_another_embedder_is_refused_with_advice(filled: IndexSettings) -> None:
    with pytest.raises(EmbedderMismatch, match=r"hashing-256 but hashing-64 .* new data folder"):
        reopened(filled, HashingEmbedder(64))
    reopened(filled).close()


def test_an_open_index_is_not_opened_twice(filled: IndexSettings) -> None:
    index = reopened(filled)
    with pytest.raises(IndexInUse):
        reopened(filled)
    index.close()
    reopened(filled).close()


def test_a_view_does_not_change_under_a_search(index: Index, clock: StandingClock) -> None:
    publish_findable(index, PAPER)
    before = index.view()
    assert index.view() is before
    publish_findable(index, draft_of("other.md", ("Another passage.",)))
    assert len(before.visibility.rows) == len(before.similarities(index.embedder.embed(["x"])[0])) == 2
    assert len(index.view().visibility.rows) == 3


class SlowStore(MemoryVectorStore):
    """Waits before it hands over embeddings until it is let go."""

    def __init__(self, dimensions: int) -> None:
        super().__init__(dimensions)
        self.is_asked = threading.Event()
        self.may_go = threading.Event()

    def get(self, ids: Sequence[str]) -> Embeddings:
        self.is_asked.set()
        assert self.may_go.wait(10)
        return super().get(ids)


@pytest.fixture
def slow(catalog: Catalog) -> Iterator[Index]:
    embedder = HashingEmbedder()
    store = SlowStore(embedder.dimensions)
    index = Index(catalog, embedder, store, LexicalIndex(None), DenseIndex(store, embedder.dimensions, None))
    yield index
    index.close()


def test_no_search_sees_chunks_before_their_embeddings(slow: Index) -> None:
    publish_findable(slow, PAPER)
    store = slow.vectors
    assert isinstance(store, SlowStore)
    question = slow.embedder.embed(["gift"])[0]
    lengths: list[int] = []
    searches = [
        threading.Thread(target=lambda: lengths.append(len(slow.view().similarities(question)))) for _ in range(3)
    ]
    searches[0].start()
    assert store.is_asked.wait(10)
    for search in searches[1:]:
        search.start()
    store.may_go.set()
    for search in searches:
        search.join(10)
    assert lengths == [2, 2, 2]


def test_searches_go_on_while_versions_are_published(index: Index, clock: StandingClock) -> None:
    publish_findable(index, PAPER)
    is_over = threading.Event()

    def search() -> int:
        searches = 0
        while not is_over.is_set() or not searches:
            assert "Gift cards expire after two years." in nearest(index, "gift cards", scope_at(clock()))
            searches += 1
        return searches

    with ThreadPoolExecutor(2) as searchers:
        searching = [searchers.submit(search) for _ in range(2)]
        for number in range(10):
            publish_findable(index, papers(number))
        is_over.set()
        assert all(future.result() for future in searching)


def papers(number: int) -> Draft:
    return draft_of(f"{number}.md", (f"Passage {number}.", f"Another {number}."))


def test_the_hashing_embedder_needs_nothing(settings: IndexSettings) -> None:
    assert open_embedder(settings).identity == "hashing-256"


def test_a_model_folder_without_a_model_is_named(tmp_path: Path) -> None:
    settings = IndexSettings(embedder=f"sentence-transformers:{tmp_path / 'nowhere'}")
    with pytest.raises(SourceError, match="nowhere holds no sentence-transformers model"):
        open_embedder(settings)


@pytest.mark.parametrize("wrong", [{"embedder": "hashng"}, {"embeder": "hashing"}])
def test_a_mistyped_setting_is_refused(wrong: dict[str, str]) -> None:
    with pytest.raises(ValueError, match=r"hashng|embeder"):
        IndexSettings.model_validate(wrong)
