"""What answers cost."""

from sqlalchemy import update

from evals.dashboards.cost import ModelCost, read_cost
from evals.dashboards.facts import Facts
from evals.dashboards.sheets import cost_sheet
from evals.dashboards.tables import answer_facts
from server.deskside import Deskside
from tests.evals.dashboards.looking import Look
from tests.evals.dashboards.stored import stored


def test_without_a_language_model_an_answer_costs_only_time(deskside: Deskside, look: Look) -> None:
    stored(deskside, "a", milliseconds=100)
    stored(deskside, "b", milliseconds=300)
    cost = read_cost(look())
    assert (cost.answers, cost.seconds, cost.mean_ms, cost.p50_ms, cost.p95_ms) == (2, 0.4, 200, 100, 300)
    assert cost.models == []
    assert list(cost_sheet(cost).rows) == [("all", 2, None, None, 0.4, 200, 100, 300)]


def test_tokens_and_money_are_told_by_model(deskside: Deskside, facts: Facts, look: Look) -> None:
    stored(deskside, "a")
    stored(deskside, "b")
    facts.catch_up()
    with facts.engine.begin() as connection:
        connection.execute(
            update(answer_facts).where(answer_facts.c.answer_id == "a").values(model="m", tokens=900, cost=0.25)
        )
    assert read_cost(look()).models == [ModelCost("m", 1, 900, 0.25)]


def test_of_nothing_there_is_no_time(look: Look) -> None:
    assert read_cost(look()).p95_ms is None
