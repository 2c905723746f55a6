"""A selection and its address say the same."""

from datetime import date
from urllib.parse import parse_qs

from hypothesis import given
from hypothesis import strategies as st

from evals.dashboards.period import Period, last_days
from evals.dashboards.selection import OutcomeChoice, Rating, Selection, read_period
from tests.server.api.company import NOW

WORDS = st.text(max_size=20).map(str.strip)


@given(st.none() | st.sampled_from(OutcomeChoice), st.none() | st.sampled_from(Rating), WORDS, WORDS, WORDS)
def test_every_filter_stands_in_the_address(
    outcome: OutcomeChoice | None, rating: Rating | None, skill: str, team: str, text: str
) -> None:
    selection = Selection(Period(20_000, 20_010), outcome=outcome, rating=rating, skill=skill, team=team, text=text)
    query = parse_qs(selection.query(), strict_parsing=True, errors="surrogatepass")
    asked = {"outcome": outcome, "rating": rating, "skill": skill, "team": team, "q": text}
    expected = {name: [str(value)] for name, value in asked.items() if value}
    assert query == {"from": ["2024-10-04"], "to": ["2024-10-14"], **expected}


def test_a_part_can_be_changed_or_taken_out() -> None:
    selection = Selection(last_days(7, NOW), skill="returns", span=7)
    assert selection.query() == "days=7&skill=returns"
    assert selection.query(skill="", outcome="found") == "days=7&outcome=found"
    assert selection.on_last(30).query() == "days=30&skill=returns"
    assert selection.unfiltered.query() == "days=7"


def test_dates_that_are_the_last_days_stay_the_last_days() -> None:
    period, span = read_period("2026-11-16", "2026-11-22", None, NOW)
    assert (period.begins, span) == (date(2026, 11, 16), 7)
    assert read_period("2026-11-15", "2026-11-22", None, NOW)[1] is None
    assert read_period("", "", None, NOW)[1] == 30
