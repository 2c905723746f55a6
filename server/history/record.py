"""What is kept of an answer and of what people thought of it."""

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from server.answering.answer import Answer


class FeedbackReason(StrEnum):
    """Why an answer or a citation was of no use."""

    WRONG = "wrong"
    OUTDATED = "outdated"
    INCOMPLETE = "incomplete"
    UNCLEAR = "unclear"
    NOT_RELEVANT = "not_relevant"


@dataclass(frozen=True, slots=True)
class Feedback:
    """What somebody thought of an answer, or of the one citation it names."""

    id: int
    answer_id: str
    person_id: str
    is_useful: bool
    reason: FeedbackReason | None
    citation: int | None
    comment: str | None
    given_at: datetime


@dataclass(frozen=True, slots=True)
class AnswerRecord:
    """An answer with who asked and beside which ticket."""

    answer: Answer
    asker_id: str
    ticket_tool: str | None
    ticket_id: str | None
