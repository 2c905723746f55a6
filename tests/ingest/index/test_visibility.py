import shutil
import tempfile
from dataclasses import dataclass
from datetime import timedelta
from pathlib import Path

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from ingest.index.catalog import Catalog
from ingest.index.database import open_database
from ingest.index.documents import DocumentKind
from ingest.index.publishing import Draft, Publisher
from ingest.index.scope import Scope
from ingest.index.visibility import VisibilityTable
from tests.ingest.index.drafts import SOURCE, StandingClock, day, draft_of, publish, scope_at

GROUPS = ("everyone", "staff", "support", "fraud")
REGIONS = ("uk", "eu", "us")
groups = st.frozensets(st.sampled_from(GROUPS), max_size=3)
moments = st.integers(0, 8).map(lambda number: day(2026) + timedelta(days=100 * number))
tags = st.fixed_dictionaries({}, optional={"region": st.lists(st.sampled_from(REGIONS), max_size=2).map(tuple)})


@dataclass(frozen=True)
class Step:
    """Something done to a catalog."""

    what: str
    draft: Draft


@st.composite
def histories(draw: st.DrawFn) -> list[Step]:
    return [
        Step(
            draw(st.sampled_from(["publish", "publish", "publish", "stage", "retire", "wait", "look"])), draw(drafts(n))
        )
        for n in range(draw(st.integers(1, 8)))
    ]


@st.composite
def drafts(draw: st.DrawFn, number: int) -> Draft:
    start = draw(st.none() | moments)
    return draft_of(
        draw(st.sampled_from(["a.md", "b.md", "c.md"])),
        (f"Passage {number}.", "Shared passage."),
        audiences=(draw(groups), draw(groups)),
        audience=draw(groups.filter(bool)),
        tags=draw(tags),
        kind=draw(st.sampled_from(list(DocumentKind))),
        effective_from=start,
        effective_to=draw(st.none() | moments.filter(lambda end: start is None or end > start)),
        version_of=draw(st.sampled_from([None, None, "a.md"])),
    )


scopes = st.builds(
    Scope,
    groups,
    moments,
    st.fixed_dictionaries({}, optional={"region": st.frozensets(st.sampled_from(REGIONS), min_size=1)}),
    st.frozensets(st.sampled_from(list(DocumentKind)), min_size=1),
)


@pytest.fixture(scope="module")
def empty_database(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A migrated database to be copied: migrating costs more than everything else here."""
    file = tmp_path_factory.mktemp("catalog") / "deskside.db"
    catalog = Catalog(open_database(f"sqlite:///{file}"))
    catalog.migrate()
    catalog.engine.dispose()
    return file


@given(histories(), st.lists(scopes, min_size=1, max_size=4))
@settings(max_examples=60, deadline=None)
def test_the_mask_admits_exactly_what_the_catalog_confirms(
    empty_database: Path, history: list[Step], asked: list[Scope]
) -> None:
    with tempfile.TemporaryDirectory() as folder:
        catalog = Catalog(open_database(f"sqlite:///{shutil.copy(empty_database, folder)}"))
        clock, table = StandingClock(), VisibilityTable()
        publisher = Publisher(catalog.engine, clock)
        for step in history:
            carry_out(step, publisher, clock, table, catalog)
        view = table.catch_up(catalog)
        every_row = list(range(1, catalog.counts()["chunks"] + 1))
        for scope in asked:
            confirmed = set(catalog.confirm(every_row, scope))
            assert set(view.rows[view.mask(scope)].tolist()) == confirmed
            assert catalog.visible_rows(every_row, scope) == confirmed
        catalog.engine.dispose()


def carry_out(step: Step, publisher: Publisher, clock: StandingClock, table: VisibilityTable, catalog: Catalog) -> None:
    match step.what:
        case "publish":
            publish(publisher, step.draft)
        case "stage":
            publisher.stage([step.draft])
        case "retire":
            publisher.retire(SOURCE, [step.draft.path])
        case "wait":
            clock.pass_days(100)
        case "look":
            table.catch_up(catalog)


def test_a_view_does_not_change_under_a_search(catalog: Catalog, publisher: Publisher, clock: StandingClock) -> None:
    table = VisibilityTable()
    publish(publisher, draft_of("a.md"))
    before = table.catch_up(catalog)
    publisher.retire(SOURCE, ["a.md"])
    publish(publisher, draft_of("b.md", ("Another.",)))
    after = table.catch_up(catalog)
    assert before.mask(scope_at(clock())).tolist() == [True]
    assert after.mask(scope_at(clock())).tolist() == [False, True]


def test_nothing_is_read_where_nothing_changed(catalog: Catalog, publisher: Publisher) -> None:
    table = VisibilityTable()
    publish(publisher, draft_of("a.md"))
    assert table.catch_up(catalog) is table.catch_up(catalog)


def test_positions_leave_out_rows_that_are_not_there(catalog: Catalog, publisher: Publisher) -> None:
    table = VisibilityTable()
    assert table.view.positions([1, 2]).tolist() == []
    publish(publisher, draft_of("a.md", ("One.", "Two.", "Three.")))
    view = table.catch_up(catalog)
    assert view.rows[view.positions([3, 99, 1, 0])].tolist() == [3, 1]


def test_equal_passages_share_one_embedding(catalog: Catalog, publisher: Publisher) -> None:
    table = VisibilityTable()
    publish(publisher, draft_of("a.md", ("Same.",)), draft_of("b.md", ("Same.",)), draft_of("c.md", ("Other.",)))
    view = table.catch_up(catalog)
    assert np.unique(view.embedding_index).tolist() == [0, 1]
    assert len(table.embedding_ids) == 2
