"""Opens the index of a golden set's documents to learn from, and the scope in which an example is asked."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from rich.console import Console

from evals.document_index import default_cache, open_folder
from evals.example import Example
from evals.golden_set import GoldenSet
from ingest.index.scope import Scope
from server.clock import utc_now
from server.deskside import Deskside
from server.retrieval.settings import RetrievalSettings
from server.settings import ServerSettings
from server.wiring import assemble


@contextmanager
def opened(documents: Path, golden_set: GoldenSet, cache: Path | None = None) -> Iterator[Deskside]:
    """The assistant over an index of these documents, kept where `deskside eval` keeps its own."""
    console = Console(stderr=True)
    with open_folder(documents, ServerSettings(), cache or default_cache(), console, golden_set) as deskside:
        yield deskside


def with_retrieval(deskside: Deskside, settings: RetrievalSettings) -> Deskside:
    """The same index, searched with other settings."""
    return assemble(deskside.settings.model_copy(update={"retrieval": settings}), deskside.index)


def scope_of(example: Example) -> Scope:
    """The asker's groups at the asked moment."""
    return Scope(example.audience, example.as_of or utc_now())
