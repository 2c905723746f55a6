"""Keeps every answer whole, with the versions it used, and the feedback on it."""

from sqlalchemy import Engine, Row, Select, insert, select

from ingest.index.errors import InvalidRequest, NotFound
from server.answering.answer import Answer, Outcome
from server.answering.question import Ticket
from server.clock import Clock, utc_now
from server.history.encoding import decode_answer, encode_answer
from server.history.record import AnswerRecord, Feedback, FeedbackReason
from server.history.tables import answer_versions, answers, feedback
from server.history.wanted import WantedAnswers


class History:
    """Answers and feedback. Who may read them is decided where they are asked for."""

    def __init__(self, engine: Engine, clock: Clock = utc_now) -> None:
        self._engine = engine
        self._clock = clock

    def close(self) -> None:
        """Give the connections up."""
        self._engine.dispose()

    def keep(self, answer: Answer, asker_id: str, ticket: Ticket | None = None) -> None:
        """Store an answer whole."""
        versions = {citation.version for citation in answer.quoted}
        with self._engine.begin() as connection:
            connection.execute(
                insert(answers).values(
                    id=answer.id,
                    asker_id=asker_id,
                    question=answer.question,
                    outcome=answer.outcome,
                    ticket_tool=ticket.tool if ticket else None,
                    ticket_id=ticket.id if ticket else None,
                    asked_at=answer.asked_at,
                    body=encode_answer(answer),
                )
            )
            if versions:
                rows = [{"answer_id": answer.id, "version_id": version} for version in sorted(versions)]
                connection.execute(insert(answer_versions), rows)

    def answer(self, answer_id: str) -> AnswerRecord:
        """One answer. Raises NotFound."""
        with self._engine.connect() as connection:
            row = connection.execute(select(answers).where(answers.c.id == answer_id)).one_or_none()
        if row is None:
            raise NotFound(f"there is no answer {answer_id}")
        return _record(row)

    def recent(self, limit: int, asker_id: str | None = None, outcome: Outcome | None = None) -> list[AnswerRecord]:
        """The latest answers, newest first; of one asker or with one outcome where named."""
        statement = select(answers).order_by(answers.c.asked_at.desc(), answers.c.id).limit(limit)
        if asker_id is not None:
            statement = statement.where(answers.c.asker_id == asker_id)
        if outcome is not None:
            statement = statement.where(answers.c.outcome == outcome)
        return self._records(statement)

    def answers_using(self, version_id: str) -> list[AnswerRecord]:
        """The answers that showed this version, newest first."""
        used = select(answer_versions.c.answer_id).where(answer_versions.c.version_id == version_id)
        return self._records(select(answers).where(answers.c.id.in_(used)).order_by(answers.c.asked_at.desc()))

    def find(self, wanted: WantedAnswers) -> list[str]:
        """The ids of the answers looked for, in the order `WantedAnswers.statement` gives them."""
        with self._engine.connect() as connection:
            return [str(row.id) for row in connection.execute(wanted.statement(self._engine.dialect))]

    def give_feedback(
        self,
        record: AnswerRecord,
        person_id: str,
        is_useful: bool,
        reason: FeedbackReason | None = None,
        citation: int | None = None,
        comment: str | None = None,
    ) -> Feedback:
        """Keep what somebody thought. Raises InvalidRequest for a citation the answer does not show."""
        answer = record.answer
        if citation is not None and citation not in {shown.number for shown in (*answer.citations, *answer.nearest)}:
            raise InvalidRequest(f"the answer has no citation {citation}")
        values = {
            "answer_id": answer.id,
            "person_id": person_id,
            "is_useful": is_useful,
            "reason": reason,
            "citation": citation,
            "comment": comment,
            "given_at": self._clock(),
        }
        with self._engine.begin() as connection:
            statement = insert(feedback).values(values).returning(feedback)
            return _feedback(connection.execute(statement).one())

    def feedback_on(self, answer_id: str) -> list[Feedback]:
        """What people thought of an answer, oldest first."""
        statement = select(feedback).where(feedback.c.answer_id == answer_id).order_by(feedback.c.id)
        with self._engine.connect() as connection:
            return [_feedback(row) for row in connection.execute(statement)]

    def _records(self, statement: Select[tuple[object, ...]]) -> list[AnswerRecord]:
        with self._engine.connect() as connection:
            return [_record(row) for row in connection.execute(statement)]


def _record(row: Row[tuple[object, ...]]) -> AnswerRecord:
    return AnswerRecord(decode_answer(row.body), row.asker_id, row.ticket_tool, row.ticket_id)


def _feedback(row: Row[tuple[object, ...]]) -> Feedback:
    reason = None if row.reason is None else FeedbackReason(row.reason)
    return Feedback(
        row.id, row.answer_id, row.person_id, row.is_useful, reason, row.citation, row.comment, row.given_at
    )
