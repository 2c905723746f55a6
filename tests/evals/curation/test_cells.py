"""No text becomes a formula, and none is lost."""

from hypothesis import given
from hypothesis import strategies as st

from evals.curation.cells import plain_cell, safe_cell


@given(st.text())
def test_a_cell_reads_back_as_it_was(text: str) -> None:
    assert plain_cell(safe_cell(text)) == text


@given(st.sampled_from(["=", "+", "-", "@", "\t", "\r"]), st.text())
def test_what_would_begin_a_formula_begins_with_an_apostrophe(sign: str, rest: str) -> None:
    assert safe_cell(sign + rest) == f"'{sign}{rest}"


def test_other_texts_stay_as_they_are() -> None:
    assert safe_cell("'tis 30 days") == "'tis 30 days"
    assert plain_cell("'tis 30 days") == "'tis 30 days"
