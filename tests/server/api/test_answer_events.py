"""An answer told piece by piece."""

import asyncio
import json
from collections.abc import Awaitable, Callable
from dataclasses import replace
from datetime import UTC, datetime

from hypothesis import given
from hypothesis import strategies as st

from ingest.index.documents import DocumentKind
from ingest.index.errors import InvalidRequest
from server.answering.answer import Answer, AnswerSentence, Citation, LessonLink, Outcome
from server.answering.answerer import Listener
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


def heard(ask: Callable[[Listener], Awaitable[Answer]]) -> list[tuple[str, str]]:
    async def listen() -> list[bytes]:
        return [block async for block in answer_events(ask)]

    events = []
    for block in asyncio.run(listen()):
        name, data = block.decode().rstrip("\n").split("\n")
        events.append((name.removeprefix("event: "), data.removeprefix("data: ")))
    return events


def told(answer: Answer) -> list[tuple[str, str]]:
    async def say(_: Listener) -> Answer:
        return answer

    return heard(say)


def text_of(events: list[tuple[str, str]]) -> str:
    """The text as a client has it, that begins anew with every `meta`."""
    text = ""
    for name, data in events:
        text = "" if name == "meta" else text + (json.loads(data)["text"] if name == "delta" else "")
    return text


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
    assert split_text(TWO) == ["It is 30 days. [1]", "\n\nThe label costs £5. [2][1]"]


def test_an_answer_without_a_lesson_tells_of_none() -> None:
    assert "lesson" not in [name for name, _ in told(replace(TWO, lesson=None))]


def test_what_goes_wrong_is_told_as_a_problem() -> None:
    async def fail(_: Listener) -> Answer:
        raise InvalidRequest("ask something else")

    ((name, data),) = heard(fail)
    assert name == "error"
    assert "ask something else" in data


def test_what_was_heard_before_the_end_is_not_told_again() -> None:
    plain = replace(TWO, text="It is 30 days. [1] The label costs £5. [2] [1]")

    async def say(listener: Listener) -> Answer:
        listener.begin(plain)
        listener.hear(plain.sentences[0], plain.citations[:1])
        return plain

    events = heard(say)
    assert [name for name, _ in events] == [name for name, _ in told(plain)]
    assert text_of(events) == plain.text


def test_an_answer_that_turns_out_otherwise_is_told_anew() -> None:
    async def say(listener: Listener) -> Answer:
        listener.begin(TWO)
        listener.hear(AnswerSentence("It is 45 days.", (1,)), TWO.citations[:1])
        return TWO

    events = heard(say)
    assert [name for name, _ in events].count("meta") == 2
    assert text_of(events) == TWO.text


def test_who_stops_listening_ends_the_question() -> None:
    ended = []

    async def wait(listener: Listener) -> Answer:
        listener.begin(TWO)
        try:
            return await asyncio.Future()
        except asyncio.CancelledError:
            ended.append(True)
            raise

    async def leave() -> None:
        events = answer_events(wait)
        assert (await anext(events)).startswith(b"event: meta")
        await events.aclose()

    asyncio.run(leave())
    assert ended


@given(st.text(), st.lists(st.text(min_size=1), max_size=5))
def test_the_pieces_joined_are_the_text(text: str, sentences: list[str]) -> None:
    answer = replace(TWO, text=text, sentences=tuple(AnswerSentence(sentence, ()) for sentence in sentences))
    assert "".join(split_text(answer)) == text
