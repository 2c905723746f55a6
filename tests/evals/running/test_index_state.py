"""The state of an index has another name as soon as a search could show something else."""

from datetime import UTC, datetime, timedelta
from pathlib import Path

from evals.running.index_state import index_state
from server.deskside import Deskside
from tests.server.api.company import NOW, SOURCE, open_company


def test_the_same_documents_have_the_same_name(deskside: Deskside) -> None:
    catalog = deskside.index.catalog
    assert index_state(catalog, NOW) == index_state(catalog, NOW + timedelta(hours=1))


def test_another_index_of_the_same_documents_has_the_same_name(deskside: Deskside, tmp_path: Path) -> None:
    (tmp_path / "other").mkdir()
    other = open_company(tmp_path / "other")
    assert index_state(other.index.catalog, NOW) == index_state(deskside.index.catalog, NOW)
    other.close()


def test_it_changes_when_a_version_comes_into_force(deskside: Deskside) -> None:
    before = datetime(2025, 6, 1, tzinfo=UTC)
    assert index_state(deskside.index.catalog, before) != index_state(deskside.index.catalog, NOW)


def test_it_changes_when_a_document_is_withdrawn(deskside: Deskside) -> None:
    catalog = deskside.index.catalog
    before = index_state(catalog, NOW)
    deskside.index.publisher.retire(SOURCE, ["chargebacks.md"])
    assert index_state(catalog, NOW) != before
