"""Keeps every answer whole, with the versions it used, and the feedback on it."""

from dataclasses import replace

from sqlalchemy import ColumnElement, Engine, Row, Select, insert, select

from ingest.index.errors import InvalidRequest, NotFound
from server.answering.answer import Answer, Outcome
from server.clock import Clock, utc_now
from server.history.asked import Asked
from server.history.encoding import decode_answer, decode_asked, encode_kept
from server.history.record import AnswerRecord, Feedback, FeedbackReason
from server.history.tables import answer_versions, answers, feedback
from server.history.wanted import WantedAnswers
from server.privacy.privacy import Privacy


class History:
    """Answers and feedback. Who may read them is decided where they are asked for."""

    def __init__(self, engine: Engine, clock: Clock = utc_now, privacy: Privacy | None = None) -> None:
        self._engine = engine
        self._clock = clock
        self._privacy = privacy or Privacy()

    def close(self) -> None:
        """Give the connections up."""
        self._engine.dispose()

    def keep(self, answer: Answer, asker_id: str, asked: Asked | None = None) -> None:
        """Store an answer whole, with what was asked where it is known.

        What was asked is masked again: a caller who forgot to do so leaves no personal data here.
        """
        answer = replace(answer, question=self._privacy.mask_text(answer.question))
        asked = replace(asked, question=self._privacy.mask(asked.question).question) if asked else None
        ticket = asked.question.ticket if asked else None
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
                    body=encode_kept(answer, asked),
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

    def asked(self, answer_id: str) -> Asked | None:
        """What was asked, and in which scope; `None` for answers of earlier versions. Raises NotFound."""
        with self._engine.connect() as connection:
            body = connection.execute(select(answers.c.body).where(answers.c.id == answer_id)).scalar_one_or_none()
        if body is None:
            raise NotFound(f"there is no answer {answer_id}")
        return decode_asked(body)

    def recent(self, limit: int, asker_id: str | None = None, outcome: Outcome | None = None) -> list[AnswerRecord]:
        """The latest answers, newest first; of one asker or with one outcome where named."""
        statement = select(answers).order_by(answers.c.asked_at.desc(), answers.c.id).limit(limit)
        if asker_id is not None:
            statement = statement.where(answers.c.asker_id == asker_id)
        if outcome is not None:
            statement = statement.where(answers.c.outcome == outcome)
        return self._records(statement)

    def own(
        self, asker_id: str, limit: int, after: str | None = None, tool: str | None = None, ticket: str | None = None
    ) -> list[AnswerRecord]:
        """Somebody's answers, newest first, from the one after `after`; of one tool or beside one ticket where named.

        Raises InvalidRequest where `after` is none of theirs.
        """
        statement = select(answers).order_by(answers.c.asked_at.desc(), answers.c.id).limit(limit)
        conditions = [answers.c.asker_id == asker_id]
        if tool is not None:
            conditions.append(answers.c.ticket_tool == tool)
        if ticket is not None:
            conditions.append(answers.c.ticket_id == self._privacy.mask_text(ticket))
        if after is not None:
            conditions.append(self._comes_after(after, asker_id))
        return self._records(statement.where(*conditions))

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
        """Keep what somebody thought, personal data replaced.

        Raises InvalidRequest for a citation the answer does not show.
        """
        answer = record.answer
        if citation is not None and citation not in {shown.number for shown in (*answer.citations, *answer.nearest)}:
            raise InvalidRequest(f"the answer has no citation {citation}")
        values = {
            "answer_id": answer.id,
            "person_id": person_id,
            "is_useful": is_useful,
            "reason": reason,
            "citation": citation,
            "comment": None if comment is None else self._privacy.mask_text(comment),
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

    def _comes_after(self, answer_id: str, asker_id: str) -> ColumnElement[bool]:
        theirs = select(answers.c.asked_at).where(answers.c.id == answer_id, answers.c.asker_id == asker_id)
        with self._engine.connect() as connection:
            moment = connection.execute(theirs).scalar_one_or_none()
        if moment is None:
            raise InvalidRequest("this cursor leads nowhere; begin again without one")
        is_beside = (answers.c.asked_at == moment) & (answers.c.id > answer_id)
        comes_after: ColumnElement[bool] = (answers.c.asked_at < moment) | is_beside
        return comes_after

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
