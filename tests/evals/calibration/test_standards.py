"""The standard of judges is added to and never changed."""

import pytest

from evals.calibration.standards import DEFAULT_FLOOR, Standards
from evals.schema import migrate_evals
from ingest.index.errors import InvalidRequest
from server.deskside import Deskside
from tests.server.api.company import NOW


@pytest.fixture
def standards(deskside: Deskside) -> Standards:
    migrate_evals(deskside.index.catalog.engine)
    return Standards(deskside.index.catalog.engine, lambda: NOW)


def test_it_begins_where_custom_has_it(standards: Standards) -> None:
    assert standards.current().floor == DEFAULT_FLOOR
    assert standards.current().set_by is None


def test_every_change_is_kept_with_who_made_it(standards: Standards) -> None:
    standards.set(0.7, "sam")
    standards.set(0.7, "root")
    standards.set(0.5, "root")
    assert [(one.floor, one.set_by) for one in standards.all()] == [(0.5, "root"), (0.7, "sam"), (DEFAULT_FLOOR, None)]
    assert standards.current().set_at == NOW


@pytest.mark.parametrize("floor", [-0.1, 1.1, float("nan")])
def test_what_no_kappa_reaches_is_refused(standards: Standards, floor: float) -> None:
    with pytest.raises(InvalidRequest):
        standards.set(floor, "sam")
