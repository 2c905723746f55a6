"""An answer as server-sent events: the same content as its JSON, piece by piece."""

from collections.abc import Callable, Iterator

from fastapi.sse import format_sse_event
from pydantic import TypeAdapter

from server.answering.answer import Answer, Citation, LessonLink
from server.api.failure import log_failure

_ANSWER = TypeAdapter(Answer)
_CITATION = TypeAdapter(Citation)
_LESSON = TypeAdapter(LessonLink)
_STRINGS = TypeAdapter(dict[str, str])


def answer_events(ask: Callable[[], Answer]) -> Iterator[bytes]:
    """Ask, then tell; what goes wrong meanwhile is told as an `error` event."""
    try:
        answer = ask()
    except Exception as error:  # noqa: BLE001 - the outermost edge: the answer's status has been sent
        yield format_sse_event(event="error", data_str=log_failure(error, "answering").to_json())
        return
    yield from tell(answer)


def tell(answer: Answer) -> Iterator[bytes]:
    """`meta`, each sentence followed by the citations it is the first to use, the lesson, and the whole."""
    meta = _ANSWER.dump_json(answer, include={"id", "outcome", "as_of"}).decode()
    yield format_sse_event(event="meta", data_str=meta)
    untold = {citation.number: citation for citation in answer.citations}
    pieces = split_text(answer)
    for place, piece in enumerate(pieces):
        yield format_sse_event(event="delta", data_str=_STRINGS.dump_json({"text": piece}).decode())
        is_last = place == len(pieces) - 1
        used = answer.sentences[place].citations if place < len(answer.sentences) and not is_last else tuple(untold)
        for citation in (untold.pop(number) for number in dict.fromkeys(used) if number in untold):
            yield format_sse_event(event="citation", data_str=_CITATION.dump_json(citation).decode())
    if answer.lesson is not None:
        yield format_sse_event(event="lesson", data_str=_LESSON.dump_json(answer.lesson).decode())
    yield format_sse_event(event="done", data_str=_ANSWER.dump_json(answer).decode())


def split_text(answer: Answer) -> list[str]:
    """The text in pieces that begin where its sentences begin; joined they are the text."""
    text, starts, cursor = answer.text, [0], 0
    for sentence in answer.sentences[1:]:
        start = text.find(sentence.text, cursor + 1)
        if start < 0:
            continue
        starts.append(start)
        cursor = start
    return [text[start:end] for start, end in zip(starts, [*starts[1:], len(text)], strict=True)]
