"""How moments and groups are said."""

from datetime import UTC, datetime

import pytest

from server.pages.wording import groups, period

JANUARY = datetime(2026, 1, 1, tzinfo=UTC)
MARCH = datetime(2026, 3, 1, tzinfo=UTC)


@pytest.mark.parametrize(
    ("begins", "ends", "said"),
    [
        (None, None, "without a time limit"),
        (JANUARY, None, "since 1 Jan 2026"),
        (None, MARCH, "until 28 Feb 2026"),
        (JANUARY, MARCH, "1 Jan 2026 to 28 Feb 2026"),
        (MARCH, MARCH, "never in force"),
    ],
)
def test_a_period_includes_its_first_and_last_day(begins: datetime | None, ends: datetime | None, said: str) -> None:
    assert period(begins, ends) == said


@pytest.mark.parametrize(
    ("names", "said"),
    [
        ({"everyone", "staff"}, "everyone"),
        ({"staff", "support"}, "all staff"),
        ({"team-leads", "fraud-desk"}, "fraud desk, team leads"),
        (set[str](), "nobody"),
    ],
)
def test_groups_are_said_for_people(names: set[str], said: str) -> None:
    assert groups(names) == said
