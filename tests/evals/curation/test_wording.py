"""The same question in other words is counted once."""

from collections.abc import Sequence
from datetime import UTC, datetime, timedelta

from hypothesis import given
from hypothesis import strategies as st

from evals.curation.wording import Asked, SameQuestion, same_questions
from ingest.index.embedders.hashing import HashingEmbedder

NOW = datetime(2026, 11, 22, tzinfo=UTC)


def asked(*questions: str, unanswered: Sequence[int] = (), disliked: Sequence[int] = ()) -> list[Asked]:
    """These questions, a minute after each other."""
    return [
        Asked(str(place), question, NOW + timedelta(minutes=place), place in unanswered, place in disliked)
        for place, question in enumerate(questions)
    ]


def grouped(found: list[Asked], likeness: float = 0.9) -> list[SameQuestion]:
    """The questions, with an embedder that needs no model."""
    return same_questions(found, HashingEmbedder(), likeness, 100)


def test_case_and_marks_make_no_difference_and_the_latest_wording_speaks() -> None:
    (group,) = grouped(asked("How long?", "how long", "HOW  LONG!"))
    assert (group.question, group.times) == ("HOW  LONG!", 3)


def test_nearly_the_same_words_are_one_question_and_others_are_not() -> None:
    groups = grouped(
        asked(
            "How long may a charger be returned", "How long may a charger be returned please", "Who pays for the label"
        ),
        0.8,
    )
    assert [group.times for group in groups] == [2, 1]
    assert len(same_questions(asked("How long may it be", "How long may it be, please"), None, 0.1, 100)) == 2


def test_what_went_wrong_comes_first_and_then_what_is_asked_most() -> None:
    found = asked("often", "often", "often", "twice", "twice", "missing", "hated", unanswered=[5], disliked=[6])
    groups = grouped(found, 0.99)
    assert {group.question for group in groups[:2]} == {"missing", "hated"}
    assert [group.question for group in groups[2:]] == ["often", "twice"]
    assert [(group.unanswered, group.disliked) for group in groups if group.question == "hated"] == [(0, 1)]


@given(st.lists(st.text(), max_size=20))
def test_every_question_with_letters_is_in_one_group(questions: list[str]) -> None:
    found = asked(*questions)
    groups = grouped(found)
    counted = [one.answer_id for group in groups for one in group.asked]
    lettered = [one.answer_id for one in found if any(letter.isalnum() for letter in one.question)]
    assert len(counted) == len(set(counted))
    assert set(counted) <= {one.answer_id for one in found}
    assert set(lettered) <= set(counted) | {one.answer_id for one in found if not one.question.isascii()}
