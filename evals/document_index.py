"""Indexes of folders to measure on, built once and kept in the user's cache."""

import hashlib
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path

from platformdirs import user_cache_path
from rich.console import Console

from evals.errors import SubjectError
from evals.golden_set import GoldenSet
from server.commands.ingest_progress import TerminalProgress
from server.deskside import Deskside
from server.settings import ServerSettings
from server.wiring import open_deskside

_COMMAND = "deskside eval"


def default_cache() -> Path:
    """Where indexes of folders are kept."""
    return user_cache_path("deskside") / "eval-indexes"


@contextmanager
def open_data(settings: ServerSettings) -> Iterator[Deskside]:
    """The assistant over the data folder of the settings.

    Raises SubjectError when no index is there, and IndexInUse when another process has it.
    """
    data = settings.index.data
    if not (data / "deskside.db").exists():
        raise SubjectError(f"there is no index in {data}; ingest documents first, or give --documents")
    with closing(open_deskside(settings, _COMMAND)) as deskside:
        yield deskside


@contextmanager
def open_folder(
    folder: Path, settings: ServerSettings, cache: Path, console: Console, golden_set: GoldenSet | None = None
) -> Iterator[Deskside]:
    """The assistant over an index of this folder, brought up to date; unchanged files cost nothing.

    Where the golden set lies in the folder itself, only the folders beside it that hold its documents are indexed:
    questions must not find themselves. The console hears how that goes. The skills and practice tickets of the folder
    come with it. Raises SourceError when the folder cannot be read.
    """
    folder = folder.resolve()
    key = hashlib.sha256(f"{folder}\0{settings.index.embedder}".encode()).hexdigest()[:16]
    index = settings.index.model_copy(update={"data": cache / key})
    index.data.mkdir(parents=True, exist_ok=True)
    with closing(open_deskside(settings.model_copy(update={"index": index}), _COMMAND)) as deskside:
        with TerminalProgress(console) as progress:
            deskside.ingest(_places(folder, golden_set), is_dry_run=False, retry_failed=False, progress=progress)
        if all((folder / name).is_file() for name in ("skills.yaml", "tickets.yaml")):
            deskside.programme.import_folder(folder)
        yield deskside


def _places(folder: Path, golden_set: GoldenSet | None) -> list[str]:
    if golden_set is None or golden_set.path.resolve().parent != folder:
        return [str(folder)]
    named = (document for example in golden_set.examples for document in example.documents)
    inside = {path.relative_to(folder).parts for path in named if path.is_relative_to(folder)}
    return sorted({str(folder / parts[0]) for parts in inside if len(parts) > 1}) or [str(folder)]
