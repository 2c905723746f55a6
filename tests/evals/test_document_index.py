"""Indexes of folders are built once, kept and brought up to date."""

from pathlib import Path

import pytest

from evals.document_index import open_data, open_folder
from evals.errors import SubjectError
from ingest.index.settings import IndexSettings
from server.settings import ServerSettings

SETTINGS = ServerSettings(index=IndexSettings(embedder="hashing"))


def test_a_folder_has_one_index_that_follows_its_files(tmp_path: Path) -> None:
    folder, cache = tmp_path / "documents", tmp_path / "cache"
    folder.mkdir()
    (folder / "returns.txt").write_text("The return window is thirty days.")
    with open_folder(folder, SETTINGS, cache) as deskside:
        assert deskside.index.catalog.counts()["live"] == 1
    (folder / "delivery.txt").write_text("Delivery takes two days.")
    with open_folder(folder, SETTINGS, cache) as deskside:
        assert deskside.index.catalog.counts()["live"] == 2
    (data,) = cache.iterdir()
    with open_data(data, SETTINGS) as deskside:
        assert deskside.index.catalog.sources() == [str(folder)]


def test_a_data_folder_without_an_index_is_refused(tmp_path: Path) -> None:
    with pytest.raises(SubjectError, match="there is no index in"), open_data(tmp_path, SETTINGS):
        pass
