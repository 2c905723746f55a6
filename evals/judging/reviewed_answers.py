"""The cases of the answers that people reviewed."""

from collections.abc import Iterable, Mapping
from datetime import UTC, datetime

from evals.judging.case import JudgeCase, case_of
from evals.review.queue import Queue
from evals.review.reviews import Reviews
from ingest.index.errors import NotFound
from server.answering.answer import Answer
from server.history.history import History

_BEGINNING = datetime(1970, 1, 1, tzinfo=UTC)


def cases_of_answers(
    answer_ids: Iterable[str], history: History, queue: Queue, references: Mapping[str, str]
) -> list[JudgeCase]:
    """A case for each answer that is still there: in the history, or with its item in the queue."""
    found = ((answer_id, _answer(answer_id, history, queue)) for answer_id in answer_ids)
    return [
        case_of(answer_id, answer, reference=references.get(answer_id))
        for answer_id, answer in found
        if answer is not None
    ]


def corrections(reviews: Reviews) -> dict[str, str]:
    """By answer, how people would have it: the last correction that somebody wrote."""
    made = [(review.answer_id, review.verdict.corrected_answer) for review in reviews.since(_BEGINNING)]
    return {answer_id: text for answer_id, text in made if text and text.strip()}


def _answer(answer_id: str, history: History, queue: Queue) -> Answer | None:
    item = queue.item_of(answer_id)
    if item is not None and item.of_run is not None:
        return item.of_run.answer
    try:
        return history.answer(answer_id).answer
    except NotFound:
        return None
