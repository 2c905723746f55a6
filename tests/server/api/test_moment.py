"""The moment a request asks about."""

from datetime import UTC, datetime

import pytest

from server.api.moment import read_moment


@pytest.mark.parametrize(
    ("written", "moment"),
    [
        ("2026-11-22", datetime(2026, 11, 22, 12, tzinfo=UTC)),
        ("2026-11-22T09:30:00Z", datetime(2026, 11, 22, 9, 30, tzinfo=UTC)),
        ("2026-11-22T09:30:00+02:00", datetime(2026, 11, 22, 7, 30, tzinfo=UTC)),
        ("2026-11-22T09:30:00", datetime(2026, 11, 22, 9, 30, tzinfo=UTC)),
    ],
)
def test_a_date_means_noon_and_a_time_without_a_zone_means_utc(written: str, moment: datetime) -> None:
    assert read_moment(written) == moment


@pytest.mark.parametrize("written", ["", "soon", "2026-13-01", "9999-12-31T23:59:59-14:00", "22/11/2026"])
def test_what_is_no_date_is_refused_with_an_example(written: str) -> None:
    with pytest.raises(ValueError, match="2026-11-22"):
        read_moment(written)
