"""Indexes of folders to measure on, built once and kept in the user's cache."""

import hashlib
import logging
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from platformdirs import user_cache_path

from evals.errors import SubjectError
from ingest.index.progress import SilentProgress
from ingest.index.settings import IndexSettings
from server.deskside import Deskside
from server.settings import ServerSettings
from server.wiring import open_deskside

_COMMAND = "eval run"
_log = logging.getLogger(__name__)


def default_cache() -> Path:
    """Where indexes of folders are kept."""
    return user_cache_path("deskside") / "eval-indexes"


@contextmanager
def open_data(data: Path, settings: ServerSettings) -> Iterator[Deskside]:
    """The assistant over an existing data folder.

    Raises SubjectError when no index is there, and IndexInUse when another process has it.
    """
    index = settings.index.model_copy(update={"data": data})
    if not (data / "deskside.db").exists():
        raise SubjectError(f"there is no index in {data}; ingest documents first, or give --documents")
    with _opened(settings, index) as deskside:
        yield deskside


@contextmanager
def open_folder(folder: Path, settings: ServerSettings, cache: Path) -> Iterator[Deskside]:
    """The assistant over an index of this folder, brought up to date; unchanged files cost nothing.

    The skills and practice tickets of the folder come with it. Raises SourceError when the folder cannot be read.
    """
    folder = folder.resolve()
    key = hashlib.sha256(f"{folder}\0{settings.index.embedder}".encode()).hexdigest()[:16]
    index = settings.index.model_copy(update={"data": cache / key})
    index.data.mkdir(parents=True, exist_ok=True)
    with _opened(settings, index) as deskside:
        _bring_up_to_date(deskside, folder)
        yield deskside


@contextmanager
def _opened(settings: ServerSettings, index: IndexSettings) -> Iterator[Deskside]:
    deskside = open_deskside(settings.model_copy(update={"index": index}), _COMMAND)
    try:
        yield deskside
    finally:
        deskside.close()


def _bring_up_to_date(deskside: Deskside, folder: Path) -> None:
    receipt = deskside.ingest([str(folder)], is_dry_run=False, retry_failed=False, progress=SilentProgress())
    for file in receipt.files:
        if file.reason:
            _log.warning("%s: %s: %s", file.path, file.state, file.reason)
    if all((folder / name).is_file() for name in ("skills.yaml", "tickets.yaml")):
        deskside.programme.import_folder(folder)
