"""The copy in memory says what the table says, however it got there."""

from collections.abc import Callable
from itertools import count

import numpy as np
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from sqlalchemy import delete

from evals.dashboards.columns import Columns, ColumnStore
from evals.dashboards.facts import Facts
from server.deskside import Deskside
from server.history.tables import answer_versions, answers, feedback
from tests.evals.dashboards.stored import missing, rate, stored


def erase(facts: Facts, answer_id: str) -> None:
    with facts.engine.begin() as connection:
        connection.execute(delete(feedback).where(feedback.c.answer_id == answer_id))
        connection.execute(delete(answer_versions).where(answer_versions.c.answer_id == answer_id))
        connection.execute(delete(answers).where(answers.c.id == answer_id))


def said(columns: Columns) -> list[tuple[object, ...]]:
    return [
        (
            int(columns.row[place]),
            int(columns.day[place]),
            int(columns.outcome[place]),
            columns.skills[columns.skill[place]],
            columns.askers[columns.asker[place]],
            float(columns.confidence[place]),
            int(columns.latency_ms[place]),
            int(columns.version_row[place]),
            int(columns.verdicts.useful[place]),
            int(columns.verdicts.not_useful[place]),
        )
        for place in range(len(columns.row))
    ]


def cited(columns: Columns) -> set[tuple[int, int]]:
    return set(zip(columns.row[columns.cited_answer].tolist(), columns.cited_version.tolist(), strict=True))


def test_nothing_stored_is_nothing_to_see(facts: Facts) -> None:
    columns = facts.columns()
    assert columns.row.size == 0
    assert cited(columns) == set()


def test_the_same_view_is_given_while_nothing_changes(deskside: Deskside, facts: Facts) -> None:
    stored(deskside, "a")
    facts.catch_up()
    assert facts.columns() is facts.columns()


def test_a_view_that_somebody_holds_does_not_change(deskside: Deskside, facts: Facts) -> None:
    stored(deskside, "a")
    facts.catch_up()
    held = facts.columns()
    rate(deskside, "a", True)
    stored(deskside, "b")
    facts.catch_up()
    assert (held.row.size, int(held.verdicts.useful.sum())) == (1, 0)
    assert (facts.columns().row.size, int(facts.columns().verdicts.useful.sum())) == (2, 1)


@pytest.fixture
def step(deskside: Deskside, facts: Facts) -> Callable[[int, int], None]:
    """One thing that happens; what it happens to is chosen by the numbers."""
    ids: list[str] = []
    numbers = count()

    def happen(what: int, which: int) -> None:
        if what in (0, 1) or not ids:
            ids.append(f"a{next(numbers)}")
            make = stored if what == 0 else missing
            make(deskside, ids[-1], days_ago=which, asker=f"asker-{which % 3}")
        elif what == 2:
            rate(deskside, ids[which % len(ids)], which % 2 == 0)
        elif what == 3:
            erase(facts, ids.pop(which % len(ids)))
        elif what == 4:
            facts.catch_up(2)
        else:
            facts.columns()

    return happen


@settings(max_examples=12, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.lists(st.tuples(st.integers(0, 5), st.integers(0, 20)), max_size=20))
def test_whatever_happens_it_equals_a_fresh_copy(
    step: Callable[[int, int], None], facts: Facts, happened: list[tuple[int, int]]
) -> None:
    for what, which in happened:
        step(what, which)
    facts.catch_up(None)
    followed, fresh = facts.columns(), ColumnStore(facts.engine).view()
    assert said(followed) == said(fresh)
    assert cited(followed) == cited(fresh)
    assert np.all(np.diff(followed.row) > 0)
