"""An answer told piece by piece."""

import json
from dataclasses import replace
from datetime import UTC, datetime

from hypothesis import given
from hypothesis import strategies as st

from ingest.index.documents import DocumentKind
from ingest.index.errors import InvalidRequest
from server.answering.answer import Answer, AnswerSentence, Citation, LessonLink, Outcome
from server.api.answer_events import answer_events, split_text

NOW = datetime(2026, 11, 22, 9, tzinfo=UTC)


def cited(number: int) -> Citation:
    return Citation(
        number,
        "d",
        "v",
        "p.md",
        "Title",
        "",
        DocumentKind.POLICY,
        None,
        0,
        4,
        "text",
        "/x",
        None,
        None,
        None,
        False,
        None,
    )


TWO = Answer(
    id="a",
    question="q",
    outcome=Outcome.ANSWERED,
    text="It is 30 days. [1]\n\nThe label costs £5. [2][1]",
    sentences=(AnswerSentence("It is 30 days.", (1,)), AnswerSentence("The label costs £5.", (2, 1))),
    citations=(cited(1), cited(2), cited(3)),
    as_of=NOW,
    asked_at=NOW,
    confidence=0.9,
    lesson=LessonLink("l", "Lesson", 5, "skill", "/lessons/l"),
)


def told(answer: Answer) -> list[tuple[str, str]]:
    events = []
    for block in answer_events(lambda: answer):
        name, data = block.decode().rstrip("\n").split("\n")
        events.append((name.removeprefix("event: "), data.removeprefix("data: ")))
    return events


def test_each_sentence_is_followed_by_the_citations_it_is_the_first_to_use() -> None:
    seen = [(name, json.loads(data).get("number", "") if name == "citation" else "") for name, data in told(TWO)]
    assert seen == [
        ("meta", ""),
        ("delta", ""),
        ("citation", 1),
        ("delta", ""),
        ("citation", 2),
        ("citation", 3),
        ("lesson", ""),
        ("done", ""),
    ]


def test_the_pieces_are_the_sentences_with_their_markers() -> None:
    assert split_text(TWO) == ["It is 30 days. [1]\n\n", "The label costs £5. [2][1]"]


def test_an_answer_without_a_lesson_tells_of_none() -> None:
    assert "lesson" not in [name for name, _ in told(replace(TWO, lesson=None))]


def test_what_goes_wrong_is_told_as_a_problem() -> None:
    def fail() -> Answer:
        raise InvalidRequest("ask something else")

    (event,) = answer_events(fail)
    assert event.startswith(b"event: error\ndata: {")
    assert b"ask something else" in event


@given(st.text(), st.lists(st.text(min_size=1), max_size=5))
def test_the_pieces_joined_are_the_text(text: str, sentences: list[str]) -> None:
    answer = replace(TWO, text=text, sentences=tuple(AnswerSentence(sentence, ()) for sentence in sentences))
    assert "".join(split_text(answer)) == text
