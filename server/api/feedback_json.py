"""What feedback looks like over HTTP."""

from dataclasses import dataclass
from datetime import datetime
from typing import Annotated, Self

from pydantic import BaseModel, ConfigDict, StringConstraints

from server.answering.answer import Answer
from server.history.receipt import Receipt
from server.history.record import Feedback, FeedbackReason

Comment = Annotated[str, StringConstraints(max_length=4000, strip_whitespace=True)]


class FeedbackGiven(BaseModel):
    """What somebody thinks of an answer, or of the one citation they name."""

    model_config = ConfigDict(
        frozen=True,
        extra="forbid",
        json_schema_extra={
            "examples": [{"useful": False, "reason": "outdated", "citation": 1, "comment": "changed in May"}]
        },
    )

    useful: bool
    reason: FeedbackReason | None = None
    citation: int | None = None
    comment: Comment | None = None


class FeedbackJson(FeedbackGiven):
    """Feedback as kept."""

    id: int
    person: str
    given_at: datetime

    @classmethod
    def of(cls, feedback: Feedback) -> Self:
        """What is sent of it."""
        return cls(
            id=feedback.id,
            person=feedback.person_id,
            given_at=feedback.given_at,
            useful=feedback.is_useful,
            reason=feedback.reason,
            citation=feedback.citation,
            comment=feedback.comment,
        )


@dataclass(frozen=True, slots=True, kw_only=True)
class AnswerRead(Answer):
    """An answer read again: what people thought of it, and its receipt."""

    feedback: tuple[FeedbackJson, ...] = ()
    receipt: Receipt
