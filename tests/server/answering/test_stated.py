"""What a text commits to."""

import pytest

from server.answering.stated import stated


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Within 14 days.", "Inside 14 days."),
        ("It costs £45.", "You pay £45."),
        ("A fee of 12 % is kept.", "We keep 12%."),
        ("It cannot be returned.", "A return is not possible."),
    ],
)
def test_other_words_commit_to_the_same(one: str, other: str) -> None:
    assert stated([one]).commits_alike(stated([other]))


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Within 14 days.", "Within 30 days."),
        ("It costs £45.", "It costs €45."),
        ("It can be returned.", "It can't be returned."),
        ("Batteries are covered.", "Batteries are excluded."),
    ],
)
def test_another_figure_or_a_denial_commits_to_something_else(one: str, other: str) -> None:
    assert not stated([one]).commits_alike(stated([other]))
