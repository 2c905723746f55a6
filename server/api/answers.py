"""Asking, and reading answers again."""

from dataclasses import fields
from functools import partial
from http import HTTPStatus
from typing import Annotated

from anyio import to_thread
from fastapi import APIRouter, Header, Request, Response
from fastapi.sse import EventSourceResponse

from ingest.index.scope import Scope
from server.answering.answer import Answer
from server.answering.answerer import Listener, NobodyListens
from server.answering.question import Question
from server.api.answer_events import answer_events
from server.api.asking import Asking
from server.api.attempt import Attempt, TheAttempts
from server.api.feedback_json import AnswerRead, FeedbackGiven, FeedbackJson
from server.api.leaving import while_connected
from server.api.requirement import Asker
from server.api.state import TheClock, TheDeskside
from server.deskside import Deskside
from server.history.reading import read_answer
from server.history.receipt import receipt_of
from server.identity.person import Person

router = APIRouter(prefix="/v1/answers", tags=["answers"])

_STREAM = {"text/event-stream": {"schema": {"type": "string"}}}


@router.post("", response_model=Answer, responses={HTTPStatus.OK: {"content": _STREAM}})
async def ask(
    request: Request,
    asking: Asking,
    person: Asker,
    deskside: TheDeskside,
    clock: TheClock,
    attempts: TheAttempts,
    accept: Annotated[str, Header(include_in_schema=False)] = "application/json",
) -> Answer | Response:
    """Answer a question from the documents, or say that they do not.

    With `Accept: text/event-stream` the same content comes as events: `meta`, `delta`, `citation`, `lesson`, `done`.
    """
    attempt = await to_thread.run_sync(attempts.begin, asking.model_dump_json())
    question, scope = asking.to_question(), asking.to_scope(person, clock())
    answer = partial(_answer_once, deskside, person, question, scope, attempt)
    if "text/event-stream" in accept:
        return EventSourceResponse(answer_events(answer))
    # Nobody reads the empty response.
    return await while_connected(request, answer(NobodyListens())) or Response()


@router.get("/{answer_id}", response_model=AnswerRead)
def show_answer(answer_id: str, person: Asker, deskside: TheDeskside, clock: TheClock) -> AnswerRead:
    """An answer as it was given, with the feedback on it and its receipt."""
    catalog = deskside.index.catalog
    answer = read_answer(deskside.history, catalog, answer_id, person).answer
    receipt = receipt_of(answer, deskside.history.asked(answer_id), catalog, person.audience, clock())
    feedback = tuple(FeedbackJson.of(one) for one in deskside.history.feedback_on(answer_id))
    whole = {field.name: getattr(answer, field.name) for field in fields(answer)}
    return AnswerRead(**whole, feedback=feedback, receipt=receipt)


@router.post("/{answer_id}/feedback", status_code=HTTPStatus.CREATED)
def give_feedback(
    answer_id: str, given: FeedbackGiven, person: Asker, deskside: TheDeskside, attempts: TheAttempts
) -> FeedbackJson:
    """Say whether an answer, or one of its citations, was of use."""
    record = read_answer(deskside.history, deskside.index.catalog, answer_id, person)
    attempt = attempts.begin(given.model_dump_json())
    if attempt.earlier is not None:
        known = {str(one.id): one for one in deskside.history.feedback_on(answer_id)}
        return FeedbackJson.of(known[attempt.earlier])
    try:
        feedback = deskside.history.give_feedback(
            record, person.id, given.useful, given.reason, given.citation, given.comment
        )
    except BaseException:
        attempt.abandon()
        raise
    attempt.finish(str(feedback.id))
    return FeedbackJson.of(feedback)


async def _answer_once(
    deskside: Deskside, person: Person, question: Question, scope: Scope, attempt: Attempt, listener: Listener
) -> Answer:
    if attempt.earlier is not None:
        return await to_thread.run_sync(deskside.answer_again, attempt.earlier, question)
    try:
        answer = await deskside.ask(question, scope, person.id, listener)
    except BaseException:
        # In no thread: whoever is cancelled may wait for nothing any more.
        attempt.abandon()
        raise
    await to_thread.run_sync(attempt.finish, answer.id)
    return answer
