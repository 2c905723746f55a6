"""Figures are the same however they are written."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from server.answering.verification.comparison import Comparison
from server.answering.verification.figures import Figure, figures_in
from server.answering.verification.words import like_for_like


def only_figure(text: str) -> Figure:
    (figure,) = figures_in(like_for_like(text))
    return figure


@pytest.mark.parametrize(
    "ways",
    [
        ("£30", "GBP 30", "30 pounds", "30 GBP", "thirty pounds", "£ 30", "£30.00"),
        ("10 %", "10%", "ten percent", "10 per cent"),
        ("1,000 kg", "1000 kg", "1 000 kg", "one thousand kg", "1 tonne"),
        ("2 weeks", "14 days", "fourteen days", "14-day", "a 14 days' wait".removeprefix("a "), "two weeks"),
        ("14 working days", "fourteen business days", "14 full working days"),
        ("€1,200.50", "1200.50 euros", "EUR 1200.50"),
        ("twenty-one weeks", "21 weeks"),
        ("24 hours", "1 day", "one day"),
        ("1 year", "12 months", "twelve months"),
        ("half an hour", "30 minutes"),
        ("twice", "two times"),
        ("one hundred and fifty euros", "€150"),
        ("£2k", "£2,000"),
        ("-5 °C", "minus 5 °C", "−5 °C"),
    ],
)
def test_ways_to_write_a_figure_agree(ways: tuple[str, ...]) -> None:
    figures = [only_figure(way) for way in ways]
    assert all(one.equals(figures[0]) for one in figures)
    assert {figure.key for figure in figures} == {figures[0].key}


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("30 days", "30 weeks"),
        ("30 days", "30 working days"),
        ("30 days", "1 month"),
        ("£30", "€30"),
        ("£30", "30%"),
        ("5 kW", "5 kWh"),
        ("-5 °C", "5 °C"),
        ("the second", "2 days"),
    ],
)
def test_another_unit_is_another_figure(one: str, other: str) -> None:
    assert not only_figure(one).equals(only_figure(other))


def test_a_bare_number_equals_one_with_a_unit() -> None:
    assert only_figure("Days: 30").equals(only_figure("30 days"))


@pytest.mark.parametrize(
    ("text", "written"),
    [
        ("14 to 21 days", ["days", "days"]),
        ("£5 or 10 pounds", ["GBP", "GBP"]),
    ],
)
def test_figures_of_one_list_share_their_unit(text: str, written: list[str]) -> None:
    assert len({figure.unit for figure in figures_in(text)}) == 1 == len(set(written))


def test_measures_of_one_thing_share_their_unit() -> None:
    assert [figure.unit for figure in figures_in("640 × 600 × 190 mm")] == ["metres"] * 3


@pytest.mark.parametrize(
    ("text", "comparison"),
    [
        ("at most £30", Comparison.TO),
        ("no more than £30", Comparison.TO),
        ("up to a total of £30", Comparison.TO),
        ("£30 or less", Comparison.TO),
        ("within 30 days", Comparison.TO),
        ("less than 30 days", Comparison.TO),
        ("no later than 5 days", Comparison.TO),
        ("Maximum: 20", Comparison.TO),
        ("at least £30", Comparison.FROM),
        ("more than £30", Comparison.FROM),
        ("10 working days or more", Comparison.FROM),
        ("older than 12 years", Comparison.FROM),
        ("no fewer than 12", Comparison.FROM),
        ("from three cracked panels on", Comparison.FROM),
        ("it costs £30", Comparison.NONE),
    ],
)
def test_a_limit_points_one_way(text: str, comparison: Comparison) -> None:
    assert only_figure(text).comparison is comparison


def test_a_limit_holds_for_the_whole_list() -> None:
    assert {one.comparison for one in figures_in("at most £30 / €35 / $40")} == {Comparison.TO}


@pytest.mark.parametrize("text", ["one of them", "once installed", "half of it"])
def test_words_that_seldom_count_are_weak(text: str) -> None:
    assert only_figure(text).is_weak


@pytest.mark.parametrize("text", ["the last parcel", "nothing of the kind", "version 4a", "a lot", ""])
def test_no_figure_is_read_where_none_is(text: str) -> None:
    assert [figure for figure in figures_in(text) if not figure.is_weak] == []


@given(st.text(max_size=80))
def test_every_text_can_be_read_and_says_what_it_says(text: str) -> None:
    plain = like_for_like(text)
    figures = figures_in(plain)
    assert all(figure.equals(figure) for figure in figures)
    assert all(0 <= one.span.start < one.span.end <= len(text) for one in figures)


@given(st.integers(2, 999_999), st.sampled_from("£€$"))
def test_thousands_are_read_with_and_without_commas(number: int, sign: str) -> None:
    assert only_figure(f"{sign}{number:,}").equals(only_figure(f"{sign}{number}"))
