"""A selection means the same in memory and in the database."""

from dataclasses import replace

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from sqlalchemy import select

from evals.dashboards.conditions import conditions
from evals.dashboards.period import Period
from evals.dashboards.selection import NONE, OutcomeChoice, Rating, Selection
from evals.dashboards.tables import answer_facts
from evals.quality import Quality
from server.answering.answer import Outcome
from server.deskside import Deskside
from tests.evals.dashboards.looking import FRAUD_DESK, MONTH, SUPPORT, Look
from tests.evals.dashboards.stored import HIDDEN, missing, rate, review, stored
from tests.server.api.company import SOURCE


@pytest.fixture
def history(deskside: Deskside, quality: Quality) -> None:
    stored(deskside, "plain", question="May a charger come back?", days_ago=2)
    stored(deskside, "skilled", skill="returns-assessment", asker="lin", days_ago=3)
    stored(deskside, "hidden", question="Why was the fraud refused?", words=HIDDEN, days_ago=4)
    stored(deskside, "restricted", path="chargebacks.md", asker="root", days_ago=5)
    stored(deskside, "partly", outcome=Outcome.PARTLY_ANSWERED, days_ago=6)
    missing(deskside, "missing", "May a charger be exchanged?", days_ago=7)
    missing(deskside, "missing too", "May chargers be exchanged?", days_ago=8, asker="nobody known")
    stored(deskside, "old", days_ago=90)
    rate(deskside, "plain", True, False)
    rate(deskside, "skilled", False)
    review(quality, "partly", 3)


def found(selection: Selection, look: Look) -> set[str]:
    """The answers selected, which both ways agree on."""
    cut = look(selection)
    with cut.engine.connect() as connection:
        by_row = {row.row: row.answer_id for row in connection.execute(select(answer_facts))}
        chosen = connection.execute(select(answer_facts.c.answer_id).where(*conditions(selection, cut.engine)))
        in_database = set(chosen.scalars())
    in_memory = {by_row[int(row)] for row in cut.columns.row[cut.now]}
    assert in_memory == in_database
    return in_memory


ALL = Selection(MONTH, audience=FRAUD_DESK)


@pytest.mark.usefixtures("history")
def test_each_filter_lets_through_what_it_names(deskside: Deskside, look: Look) -> None:
    document = deskside.index.catalog.find_documents("chargebacks.md")[0].id
    everything = found(ALL, look)
    assert everything == {"plain", "skilled", "hidden", "restricted", "partly", "missing", "missing too"}
    expected = {
        replace(ALL, outcome=OutcomeChoice.FOUND): everything - {"missing", "missing too"},
        replace(ALL, outcome=OutcomeChoice.PARTLY_ANSWERED): {"partly"},
        replace(ALL, rating=Rating.RATED): {"plain", "skilled"},
        replace(ALL, rating=Rating.USEFUL): {"plain"},
        replace(ALL, rating=Rating.UNRATED): everything - {"plain", "skilled"},
        replace(ALL, rating=Rating.REVIEWED): {"partly"},
        replace(ALL, skill="returns-assessment"): {"skilled"},
        replace(ALL, skill=NONE): everything - {"skilled"},
        replace(ALL, team="fraud-desk"): set(),
        replace(ALL, team=NONE): {"restricted", "missing too"},
        replace(ALL, source=SOURCE): everything,
        replace(ALL, product=NONE): everything,
        replace(ALL, document=document): {"restricted"},
        replace(ALL, text="CHARGER exchanged"): {"missing", "missing too"},
        replace(ALL, text="100%"): set(),
        replace(ALL, alike="missing"): {"missing", "missing too"},
        replace(ALL, alike="plain"): set(),
    }
    for selection, ids in expected.items():
        assert found(selection, look) == ids, selection


@pytest.mark.usefixtures("history")
def test_words_are_not_looked_for_in_what_the_searcher_may_not_read(look: Look) -> None:
    assert found(Selection(MONTH, text="fraud", audience=FRAUD_DESK), look) == {"hidden"}
    assert found(Selection(MONTH, text="fraud", audience=SUPPORT), look) == set()


@pytest.mark.usefixtures("history")
@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    first=st.integers(-100, 0),
    days=st.integers(0, 100),
    outcome=st.none() | st.sampled_from(OutcomeChoice),
    rating=st.none() | st.sampled_from(Rating),
    skill=st.sampled_from(["", NONE, "returns-assessment", "other"]),
    team=st.sampled_from(["", NONE, "support", "fraud-desk", "%"]),
    source=st.sampled_from(["", NONE, SOURCE, "elsewhere"]),
    text=st.sampled_from(["", "charger", "exchanged may", "_", "'"]),
    alike=st.sampled_from(["", "missing", "plain", "no such"]),
)
def test_memory_and_database_agree_on_every_selection(
    look: Look,
    first: int,
    days: int,
    outcome: OutcomeChoice | None,
    rating: Rating | None,
    skill: str,
    team: str,
    source: str,
    text: str,
    alike: str,
) -> None:
    period = Period(MONTH.last + first, MONTH.last + first + days)
    found(
        Selection(
            period,
            outcome=outcome,
            rating=rating,
            skill=skill,
            team=team,
            source=source,
            text=text,
            alike=alike,
            audience=SUPPORT,
        ),
        look,
    )
