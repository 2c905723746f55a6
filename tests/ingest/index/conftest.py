"""An empty catalog with a clock that stands still, and an index of hashed words over it."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from ingest.index.catalog import Catalog
from ingest.index.database import open_database
from ingest.index.dense import DenseIndex
from ingest.index.embedders.hashing import HashingEmbedder
from ingest.index.index import Index
from ingest.index.lexical import LexicalIndex
from ingest.index.publishing import Publisher
from ingest.index.vector_stores.memory import MemoryVectorStore
from tests.ingest.index.drafts import StandingClock


@pytest.fixture
def clock() -> StandingClock:
    return StandingClock()


@pytest.fixture
def catalog(tmp_path: Path) -> Iterator[Catalog]:
    catalog = Catalog(open_database(f"sqlite:///{tmp_path / 'deskside.db'}"))
    catalog.migrate()
    yield catalog
    catalog.engine.dispose()


@pytest.fixture
def publisher(catalog: Catalog, clock: StandingClock) -> Publisher:
    return Publisher(catalog.engine, clock)


@pytest.fixture
def index(catalog: Catalog) -> Iterator[Index]:
    embedder = HashingEmbedder()
    vectors = MemoryVectorStore(embedder.dimensions)
    dense = DenseIndex(vectors, embedder.dimensions, None)
    index = Index(catalog, embedder, vectors, LexicalIndex(None), dense)
    yield index
    index.close()
