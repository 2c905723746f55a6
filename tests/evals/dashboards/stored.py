"""Stored answers for the tests of figures."""

from datetime import timedelta
from typing import Any

from evals.quality import Quality
from evals.review.choosing import Choice, Reason
from evals.review.review import Verdict
from evals.review.rubric import Scale
from server.answering.answer import Answer, AnswerSentence, LessonLink, Making, Outcome
from server.deskside import Deskside
from tests.evals.review.made import CHARGEBACKS, RETURNS, cite_words
from tests.server.api.company import INTERNAL, NOW

WORDS = {"returns.md": RETURNS, "chargebacks.md": CHARGEBACKS}
HIDDEN = INTERNAL
"""Only the fraud desk may read it."""


def stored(
    deskside: Deskside,
    answer_id: str,
    *,
    question: str = "",
    days_ago: float = 1,
    outcome: Outcome = Outcome.ANSWERED,
    path: str = "returns.md",
    words: str = "",
    asker: str = "jo",
    skill: str | None = None,
    confidence: float = 0.8,
    milliseconds: float = 100,
    making: Making | None = None,
) -> Answer:
    """An answer in the history; one that is not in the documents shows the passage as the closest."""
    citation = cite_words(deskside, path, words or WORDS[path])
    is_found = outcome in (Outcome.ANSWERED, Outcome.PARTLY_ANSWERED)
    answer = Answer(
        id=answer_id,
        question=question or f"What about {answer_id}?",
        outcome=outcome,
        text=citation.quote,
        sentences=(AnswerSentence(citation.quote, (1,)),) if is_found else (),
        citations=(citation,) if is_found else (),
        nearest=() if is_found else (citation,),
        as_of=NOW,
        asked_at=NOW - timedelta(days=days_ago),
        confidence=confidence,
        lesson=None if skill is None else LessonLink("l", "A lesson", 8, skill, "/lessons/l"),
        making=making or Making(),
        timings_ms={"retrieve": milliseconds / 2, "answer": milliseconds / 2},
    )
    deskside.history.keep(answer, asker)
    return answer


def missing(deskside: Deskside, answer_id: str, question: str = "", **more: Any) -> Answer:
    """A question that the documents did not answer; `more` is what `stored` takes."""
    return stored(deskside, answer_id, question=question, outcome=Outcome.NOT_IN_DOCUMENTS, **more)


def rate(deskside: Deskside, answer_id: str, *votes: bool) -> None:
    """So many people say whether the answer was useful, each for the first time."""
    record = deskside.history.answer(answer_id)
    before = len(deskside.history.feedback_on(answer_id))
    for number, is_useful in enumerate(votes, before):
        deskside.history.give_feedback(record, f"person-{number}", is_useful)


def review(quality: Quality, answer_id: str, points: float) -> None:
    """Somebody reviews an answer, with so many points of five for everything on that scale."""
    room = quality.review
    room.queue.add([answer_id], Choice(Reason.RANDOM), "sam", 0.0, "seed")
    item = room.queue.item_of(answer_id)
    assert item is not None
    rubric = room.rubrics.current()
    scores = {each.id: points if each.scale is Scale.POINTS else float(points > 3) for each in rubric.criteria}
    room.reviewing.submit(item.id, "sam", Verdict(rubric.revision, scores))
