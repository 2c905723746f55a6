"""Two texts give the same figures, or they do not."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from server.answering.verification.quantities import read_quantities


@pytest.mark.parametrize(
    ("one", "other", "value"),
    [
        ("30 days", "within 14 or 30 days", True),
        ("30 days", "30 weeks", False),
        ("30 days", "Days: 30", True),
        ("31/01/2027", "31 January 2027", True),
        ("in January 2027", "31 January 2027", True),
        ("31 January 2027", "in January 2027", False),
        ("31 January 2027", "31 January 2026", False),
        ("nothing", "30 days", True),
        ("30 days", "nothing", False),
    ],
)
def test_what_one_text_says_occurs_in_the_other_or_does_not(one: str, other: str, value: bool) -> None:
    assert read_quantities(one).occur_in(read_quantities(other)) is value


@given(st.text(max_size=120))
def test_every_text_says_what_it_says(text: str) -> None:
    read = read_quantities(text)
    assert read.occur_in(read)
