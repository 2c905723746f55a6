"""What people said of answers: the last word of each person who gave feedback, and the scores of reviewers."""

from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass

from sqlalchemy import Connection, select

from evals.dashboards.review_marks import Mark
from server.answering.answer import Outcome
from server.history.tables import feedback


@dataclass(frozen=True, slots=True)
class Verdict:
    """How many people found an answer useful and how many did not; the mean score of its reviews, in [0, 1]."""

    useful: int = 0
    not_useful: int = 0
    reviews: int = 0
    review_score: float | None = None

    def values(self, outcome: str) -> dict[str, int | float | None]:
        """As columns of `answer_facts`, for an answer with this outcome."""
        is_gap = outcome == Outcome.NOT_IN_DOCUMENTS or self.not_useful > self.useful
        return {**asdict(self), "is_gap": is_gap}


def verdicts_on(connection: Connection, answer_ids: Sequence[str], marks: Mapping[str, Mark]) -> dict[str, Verdict]:
    """What people thought of these answers. Whoever changed their mind counts once, with what they said last.

    A word on one citation counts like a word on the answer.
    """
    said = (
        select(feedback.c.answer_id, feedback.c.person_id, feedback.c.is_useful)
        .where(feedback.c.answer_id.in_(answer_ids))
        .order_by(feedback.c.id)
    )
    last = {(row.answer_id, row.person_id): bool(row.is_useful) for row in connection.execute(said)}
    votes: dict[str, list[bool]] = {}
    for (answer_id, _), is_useful in last.items():
        votes.setdefault(answer_id, []).append(is_useful)
    return {answer_id: _verdict(votes.get(answer_id, []), marks.get(answer_id)) for answer_id in answer_ids}


def _verdict(votes: Sequence[bool], mark: Mark | None) -> Verdict:
    useful = sum(votes)
    if mark is None:
        return Verdict(useful, len(votes) - useful)
    return Verdict(useful, len(votes) - useful, mark.reviews, mark.score)
