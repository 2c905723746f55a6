"""A dataset folder is written whole, and over nothing else."""

from pathlib import Path

import pytest

from evals.errors import ExportError
from evals.export.dataset_files import dataset_files
from evals.export.exporters.dataset_folder import DatasetFolderExporter
from tests.evals.export.runs import leaving


def test_it_writes_every_file(tmp_path: Path) -> None:
    DatasetFolderExporter(tmp_path / "new").export(leaving())
    written = {file.relative_to(tmp_path / "new").as_posix(): file.read_bytes() for file in tmp_path.rglob("*.*")}
    assert written == dataset_files(leaving())


def test_the_same_run_may_be_written_again_and_another_may_not(tmp_path: Path) -> None:
    exporter = DatasetFolderExporter(tmp_path)
    assert exporter.export(leaving()) == exporter.export(leaving())
    with pytest.raises(ExportError, match="holds something else"):
        exporter.export(leaving(name="20261123T120000000000Z-golden"))


def test_a_folder_with_other_files_is_left_alone(tmp_path: Path) -> None:
    (tmp_path / "letter.txt").write_text("Dear Ada")
    with pytest.raises(ExportError, match="give a new folder"):
        DatasetFolderExporter(tmp_path).export(leaving())
    assert [file.name for file in tmp_path.iterdir()] == ["letter.txt"]
