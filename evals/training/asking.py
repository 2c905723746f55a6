"""Opens an index to learn from, and the scope in which an example is asked."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from evals.example import Example
from ingest.index.scope import Scope
from ingest.index.settings import IndexSettings
from server.clock import utc_now
from server.deskside import Deskside
from server.retrieval.settings import RetrievalSettings
from server.settings import ServerSettings
from server.wiring import assemble, open_deskside


@contextmanager
def opened(data: Path) -> Iterator[Deskside]:
    """The assistant over a data folder. Raises IndexInUse when another process has it."""
    deskside = open_deskside(ServerSettings(index=IndexSettings(data=data)), "training")
    try:
        yield deskside
    finally:
        deskside.close()


def with_retrieval(deskside: Deskside, settings: RetrievalSettings) -> Deskside:
    """The same index, searched with other settings."""
    return assemble(deskside.settings.model_copy(update={"retrieval": settings}), deskside.index)


def scope_of(example: Example) -> Scope:
    """The asker's groups at the asked moment."""
    return Scope(example.audience, example.as_of or utc_now())
