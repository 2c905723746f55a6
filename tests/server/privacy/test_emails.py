"""E-mail addresses."""

import pytest

from server.privacy.emails import find_emails


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("mail mia.bell+x@home.example please", ["mia.bell+x@home.example"]),
        ("<jo@a.example>,'li@b.example'.", ["jo@a.example", "li@b.example"]),
        ("o'brien@ceol.example", ["o'brien@ceol.example"]),
        ("anna@müller.example", ["anna@müller.example"]),
        ("tom (at) home.example", ["tom (at) home.example"]),
        ("user=mia%40x&to=mia@home.example&y", ["mia@home.example"]),
        ("2 @ 5.99 each, @lumenfold, sales@, a@b", []),
        ("look [at] the manual.", []),
    ],
)
def test_they_are_found_whole(text: str, found: list[str]) -> None:
    assert [text[one.start : one.end] for one in find_emails(text)] == found


def test_capitals_and_spelling_make_no_other_address() -> None:
    assert len({one.value for one in find_emails("Tom@Home.example tom@home.example tom(at)home.example")}) == 1
