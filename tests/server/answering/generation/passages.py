"""Numbered passages and prepared answers made by hand."""

from collections.abc import Iterable
from datetime import UTC, datetime
from typing import Any

from ingest.index.documents import Version
from server.answering.answer import Answer, AnswerSentence, Citation, Outcome, as_text
from server.answering.answerer import Prepared
from server.answering.citations import cite
from server.answering.generation.numbered_passage import NumberedPassage
from server.answering.question import Question
from server.answering.statements import Statement
from server.retrieval.retrieval import Retrieval, Signals
from tests.server.answering.made import statement_of, version_of

NOW = datetime(2026, 11, 22, 9, tzinfo=UTC)
LINES = (
    "A charger may be returned within 30 days of delivery.",
    "The customer pays £4.95 for the return label.",
    "Opened software cannot be returned.",
    "Germany allows 14 days for a change of mind.",
)
TEXT = "\n".join(LINES)


class Versions:
    """One version that holds all lines."""

    def get(self, version_id: str) -> Version:
        return version_of(TEXT)


def line(number: int) -> Statement:
    """One of the lines, as a statement."""
    return statement_of(LINES[number], start=TEXT.index(LINES[number]), row=number + 1)


def passage(number: int, *lines: int) -> NumberedPassage:
    return NumberedPassage(number, "Returns", "Chargers", "", tuple(line(place) for place in lines))


PASSAGES = (passage(1, 0, 1), passage(2, 2), passage(3, 3))


def cited(number: int, place: int) -> Citation:
    statement = line(place)
    return cite(number, statement.passage, statement.span, TEXT)


def prepared(
    question: str = "How long may a charger be returned, and who pays for the label?",
    says: Iterable[int] = (0,),
    **more: Any,
) -> Prepared:
    """The plain answer says these lines."""
    places = list(says)
    sentences = tuple(AnswerSentence(LINES[place], (number,)) for number, place in enumerate(places, 1))
    answer = Answer(
        "a",
        question,
        Outcome.ANSWERED,
        as_text(sentences),
        sentences,
        tuple(cited(number, place) for number, place in enumerate(places, 1)),
        NOW,
        NOW,
        0.9,
        **more,
    )
    return Prepared(Question(question), Retrieval((), Signals(0.9, 0.9, 0.9), 0.9), answer)
