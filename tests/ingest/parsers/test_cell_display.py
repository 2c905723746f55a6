from datetime import datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ingest.parsers.cell_display import display


@pytest.mark.parametrize(
    ("value", "pattern", "shown"),
    [
        (0.15, "0%", "15%"),
        (1234.5, "#,##0.00", "1,234.50"),
        (-3, "£#,##0", "-£3"),
        (9.9, '[$€-407]0.00', "€9.90"),
        (12, '0" days"', "12 days"),
        (3.0, "General", "3"),
        (0.1 + 0.2, "General", "0.3"),
        (True, "General", "TRUE"),
        (datetime(2026, 1, 2, 3, 4), "General", "2026-01-02 03:04"),
        (None, "General", ""),
    ],
)  # fmt: skip
def test_a_value_reads_as_the_sheet_shows_it(value: object, pattern: str, shown: str) -> None:
    assert display(value, pattern) == shown


@given(st.floats() | st.integers(), st.text(alphabet='0#?.,%"£$[]-_*\\;E+/ dayhms', max_size=12))
def test_no_pattern_breaks_it(value: float, pattern: str) -> None:
    assert isinstance(display(value, pattern), str)
