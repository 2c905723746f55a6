"""What answers cost."""

from evals.dashboards.cost import ModelCost, read_cost
from evals.dashboards.sheets import cost_sheet
from server.answering.answer import Making, Usage
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


def test_tokens_and_money_are_told_by_model(deskside: Deskside, look: Look) -> None:
    stored(deskside, "a", making=Making(model="m", usage=Usage(800, 100, 0.25)))
    stored(deskside, "b")
    assert read_cost(look()).models == [ModelCost("m", 1, 900, 0.25)]


def test_of_nothing_there_is_no_time(look: Look) -> None:
    assert read_cost(look()).p95_ms is None
