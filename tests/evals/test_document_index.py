"""Indexes of folders are built once, kept and brought up to date."""

from io import StringIO
from pathlib import Path

import pytest
from rich.console import Console

from evals.document_index import open_data, open_folder
from evals.errors import SubjectError
from ingest.index.settings import IndexSettings
from server.settings import ServerSettings

SILENT = Console(file=StringIO())


def settings_for(data: Path) -> ServerSettings:
    """Settings that need no model."""
    return ServerSettings(index=IndexSettings(data=data, embedder="hashing"))


SETTINGS = settings_for(Path("data"))


def test_a_folder_has_one_index_that_follows_its_files(tmp_path: Path) -> None:
    folder, cache = tmp_path / "documents", tmp_path / "cache"
    folder.mkdir()
    (folder / "returns.txt").write_text("The return window is thirty days.")
    with open_folder(folder, SETTINGS, cache, SILENT) as deskside:
        assert deskside.index.catalog.counts()["live"] == 1
    (folder / "delivery.txt").write_text("Delivery takes two days.")
    with open_folder(folder, SETTINGS, cache, SILENT) as deskside:
        assert deskside.index.catalog.counts()["live"] == 2
    (data,) = cache.iterdir()
    with open_data(settings_for(data)) as deskside:
        assert deskside.index.catalog.sources() == [str(folder)]


def test_a_data_folder_without_an_index_is_refused(tmp_path: Path) -> None:
    with pytest.raises(SubjectError, match="there is no index in"), open_data(settings_for(tmp_path)):
        pass
