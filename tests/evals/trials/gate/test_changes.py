"""Forty changes, each of which does what it says to a copy of the sample company."""

import shutil
from collections.abc import Mapping
from pathlib import Path

import pytest

from evals.trials.gate.change import Change, Company
from evals.trials.gate.changes import CHANGES, UNCHANGED
from server.commands.demo import SAMPLE_COMPANY
from server.settings import ServerSettings

UNTOUCHED = {"nothing changed", "indexed in another order"}


@pytest.fixture
def company(tmp_path: Path) -> Company:
    shutil.copytree(SAMPLE_COMPANY, tmp_path / "company")
    return Company(tmp_path / "company", ServerSettings())


def contents(folder: Path) -> Mapping[str, bytes]:
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in folder.rglob("*") if path.is_file()}


def test_there_are_twenty_of_each_kind_and_no_two_alike() -> None:
    assert [sum(change.is_harmful is kind for change in CHANGES) for kind in (True, False)] == [20, 20]
    assert len({change.name for change in CHANGES}) == 40
    assert UNCHANGED in CHANGES


@pytest.mark.parametrize("change", CHANGES, ids=lambda change: change.name)
def test_each_says_why_and_changes_documents_or_settings(change: Change, company: Company) -> None:
    before = contents(company.folder)
    after = change.apply(company)
    is_changed = contents(after.folder) != before or after.settings != company.settings
    assert is_changed is (change.name not in UNTOUCHED)
    assert len(change.says) > 20
    for earlier, later in after.moved.items():
        assert earlier in before
        assert not (after.folder / earlier).exists()
        assert (after.folder / later).is_file()


def test_harmless_changes_of_settings_move_weights_hardly() -> None:
    defaults = ServerSettings()
    for change in CHANGES:
        settings = change.apply(Company(Path("nowhere"), defaults)).settings if "nudged" in change.name else defaults
        assert abs(settings.retrieval.dense_weight / defaults.retrieval.dense_weight - 1) <= 0.0201
        assert abs(settings.abstention.threshold / defaults.abstention.threshold - 1) <= 0.0201
