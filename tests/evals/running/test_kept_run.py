"""Runs read back from their folders."""

from dataclasses import replace
from pathlib import Path

import pytest

from evals.errors import RunUnreadable
from evals.running.kept_run import read_run
from evals.running.run_folder import RunFolder
from tests.evals import compared_runs as made


def test_a_run_has_its_manifest_and_its_samples(tmp_path: Path) -> None:
    name = made.keep(tmp_path, made.many(made.right, 2))
    run = read_run(tmp_path / name)
    assert (run.name, run.golden_set, len(run.samples)) == (name, "small", 2)


def test_of_a_folder_of_runs_it_is_the_newest_that_has_ended(tmp_path: Path) -> None:
    made.keep(tmp_path, [made.right("one")], minutes=0)
    newest = made.keep(tmp_path, [made.right("one")], minutes=5)
    unfinished = RunFolder(tmp_path / made.keep(tmp_path, [made.right("one")], minutes=9))
    unfinished.write_manifest(replace(unfinished.manifest(), ended_at=None))
    (tmp_path / "notes").mkdir()
    assert read_run(tmp_path).name == newest


def test_a_run_that_has_not_ended_is_refused(tmp_path: Path) -> None:
    folder = RunFolder(tmp_path / made.keep(tmp_path, [made.right("one")]))
    folder.write_manifest(replace(folder.manifest(), ended_at=None))
    with pytest.raises(RunUnreadable, match="has not ended"):
        read_run(folder.path)


@pytest.mark.parametrize("place", ["", "missing"])
def test_a_folder_without_runs_is_refused(tmp_path: Path, place: str) -> None:
    with pytest.raises(RunUnreadable, match="holds no run"):
        read_run(tmp_path / place)


def test_a_broken_manifest_is_refused(tmp_path: Path) -> None:
    (tmp_path / "manifest.json").write_text("{}")
    with pytest.raises(RunUnreadable, match="cannot be read"):
        read_run(tmp_path)
