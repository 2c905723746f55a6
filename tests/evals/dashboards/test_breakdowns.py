"""Figures by skill, product, source and team."""

from dataclasses import replace

from evals.dashboards.breakdowns import Breakdown, Dimension, read_breakdowns, read_total
from evals.dashboards.changes import Measure, read_moves
from evals.dashboards.selection import NONE, Selection
from evals.quality import Quality
from server.deskside import Deskside
from tests.evals.dashboards.looking import MONTH, Look
from tests.evals.dashboards.stored import missing, rate, review, stored
from tests.server.api.company import SOURCE


def of(breakdowns: list[Breakdown], dimension: Dimension) -> Breakdown:
    return next(one for one in breakdowns if one.dimension is dimension)


def test_each_value_is_counted_now_and_before(deskside: Deskside, look: Look) -> None:
    stored(deskside, "a", skill="returns", days_ago=1)
    stored(deskside, "b", skill="returns", days_ago=31)
    stored(deskside, "c", skill="refunds", days_ago=32)
    stored(deskside, "d", days_ago=2)
    parts = of(read_breakdowns(look()), Dimension.SKILL).parts
    assert [(part.value, part.now.answers, part.before.answers) for part in parts] == [
        ("returns", 1, 1),
        ("refunds", 0, 1),
        (NONE, 1, 0),
    ]


def test_whoever_is_in_several_teams_counts_in_each_and_all_staff_is_no_team(deskside: Deskside, look: Look) -> None:
    stored(deskside, "a", asker="jo")
    stored(deskside, "b", asker="sam")
    stored(deskside, "c", asker="command-line")
    parts = of(read_breakdowns(look()), Dimension.TEAM).parts
    assert {part.value: part.now.answers for part in parts} == {"support": 2, "fraud-desk": 1, NONE: 1}


def test_what_was_not_answered_counts_where_the_closest_passage_is(deskside: Deskside, look: Look) -> None:
    stored(deskside, "a")
    missing(deskside, "b")
    (part,) = of(read_breakdowns(look()), Dimension.SOURCE).parts
    assert (part.value, part.now.answers, part.now.found) == (SOURCE, 2, 1)


def test_filters_hold_for_both_periods(deskside: Deskside, look: Look) -> None:
    stored(deskside, "a", skill="returns", days_ago=1)
    stored(deskside, "b", skill="refunds", days_ago=31)
    total = read_total(look(replace(Selection(MONTH), skill="returns")))
    assert (total.now.answers, total.before.answers) == (1, 0)


def test_useful_and_reviewed_are_counted_with_what_they_rest_on(
    deskside: Deskside, quality: Quality, look: Look
) -> None:
    stored(deskside, "a")
    rate(deskside, "a", True, False)
    review(quality, "a", 3)
    total = read_total(look()).now
    assert (total.useful_share.count, total.useful_share.n, total.reviewed) == (1, 2, 1)
    assert total.review_score is not None
    assert 0 < total.review_score < 1


def test_a_move_is_told_only_where_it_is_more_than_chance(deskside: Deskside, look: Look) -> None:
    for number in range(30):
        stored(deskside, f"before{number}", skill="returns", days_ago=31 + number / 10)
        stored(deskside, f"kept{number}", skill="refunds", days_ago=31 + number / 10)
        stored(deskside, f"still{number}", skill="refunds", days_ago=1 + number / 10)
        make = missing if number % 2 else stored
        make(deskside, f"now{number}", skill="returns", days_ago=1 + number / 10)
    cut = look()
    moves = read_moves(read_total(cut), read_breakdowns(cut))
    assert ("returns", Measure.ANSWERED) in {(move.value, move.measure) for move in moves.fell}
    assert "refunds" not in {move.value for move in moves.fell}
    assert moves.rose == []
    assert moves.fell[0].dimension is None
    assert moves.compared > 0


def test_with_nothing_stored_there_is_nothing_to_compare(look: Look) -> None:
    cut = look()
    assert [breakdown.parts for breakdown in read_breakdowns(cut)] == [[], [], [], []]
    assert read_moves(read_total(cut), read_breakdowns(cut)).compared == 0
