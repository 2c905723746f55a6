"""Notes to the owners of documents: an answer, the passage it rests on, and what a reviewer has to say of it."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import ColumnElement, Engine, Row, func, insert, select, update

from evals.review.tables import owner_notes
from ingest.index.errors import InvalidRequest, NotFound
from server.answering.answer import Answer, Citation
from server.clock import Clock
from server.errors import Conflict
from server.history.encoding import decode_answer, encode_answer
from server.identity.permission import Permission, may
from server.identity.person import Person


@dataclass(frozen=True, slots=True)
class OwnerNote:
    """One note, with what the owner made of it. `of_run` holds an answer that the history does not."""

    id: int
    answer_id: str
    of_run: Answer | None
    citation: int
    document_id: str
    owner: str
    message: str
    sent_by: str
    sent_at: datetime
    reply: str | None
    replied_by: str | None
    replied_at: datetime | None
    settled_by: str | None
    settled_at: datetime | None

    def is_for(self, person: Person) -> bool:
        """Whether this person may see and answer it: who owns the document, by e-mail, or who administers."""
        is_theirs = bool(person.email) and self.owner.casefold() == person.email.casefold()
        return is_theirs or may(person, Permission.ADMINISTER)


class OwnerNotes:
    """Keeps the notes. Whether the sender may read the answer is decided where it is shown."""

    def __init__(self, engine: Engine, clock: Clock) -> None:
        self._engine = engine
        self._clock = clock

    def send(self, answer: Answer, number: int, message: str, sender_id: str, *, is_of_run: bool = False) -> OwnerNote:
        """Tell the owner of the document that citation `number` is from.

        Raises InvalidRequest where there is no such citation, its document has no owner, or nothing is said.
        """
        citation = citation_numbered(answer, number)
        if citation is None:
            raise InvalidRequest(f"the answer has no citation {number}")
        if citation.owner is None:
            raise InvalidRequest(f"“{citation.title}” names no owner; write one into the document first")
        if not message.strip():
            raise InvalidRequest("write what the owner should know")
        values = {
            "answer_id": answer.id,
            "body": encode_answer(answer) if is_of_run else None,
            "citation": number,
            "document_id": citation.document,
            "owner": citation.owner,
            "message": message.strip(),
            "sent_by": sender_id,
            "sent_at": self._clock(),
        }
        with self._engine.begin() as connection:
            row = connection.execute(insert(owner_notes).values(values).returning(owner_notes)).one()
            return _note(row)

    def note(self, note_id: int) -> OwnerNote:
        """One note. Raises NotFound."""
        found = self._read(owner_notes.c.id == note_id)
        if not found:
            raise NotFound(f"there is no note {note_id}")
        return found[0]

    def all(self) -> list[OwnerNote]:
        """Every note: those that wait first, then the newest."""
        return self._read()

    def of_answer(self, answer_id: str) -> list[OwnerNote]:
        """The notes on one answer."""
        return self._read(owner_notes.c.answer_id == answer_id)

    def addressed_to(self, person: Person) -> list[OwnerNote]:
        """The notes this person may answer."""
        if may(person, Permission.ADMINISTER):
            return self.all()
        if not person.email:
            return []
        found = self._read(func.lower(owner_notes.c.owner) == person.email.lower())
        return [note for note in found if note.is_for(person)]

    def reply(self, note: OwnerNote, person: Person, words: str, *, is_settled: bool) -> OwnerNote:
        """Answer a note, settle it, or both.

        Raises InvalidRequest where neither is done, Conflict once it is settled.
        """
        if note.settled_at is not None:
            raise Conflict("this note is settled")
        if (not words.strip() or words.strip() == note.reply) and not is_settled:
            raise InvalidRequest("write an answer, or mark the note as settled")
        now = self._clock()
        values: dict[str, object] = {"settled_by": person.id, "settled_at": now} if is_settled else {}
        if words.strip() and words.strip() != note.reply:
            values |= {"reply": words.strip(), "replied_by": person.id, "replied_at": now}
        with self._engine.begin() as connection:
            connection.execute(update(owner_notes).where(owner_notes.c.id == note.id).values(values))
        return self.note(note.id)

    def _read(self, *conditions: ColumnElement[bool]) -> list[OwnerNote]:
        is_settled = owner_notes.c.settled_at.is_not(None)
        statement = select(owner_notes).where(*conditions).order_by(is_settled, owner_notes.c.id.desc())
        with self._engine.connect() as connection:
            return [_note(row) for row in connection.execute(statement)]


def citation_numbered(answer: Answer, number: int) -> Citation | None:
    """The citation, or nearest passage, with this number."""
    return next((each for each in (*answer.citations, *answer.nearest) if each.number == number), None)


def owned_citations(answer: Answer) -> Sequence[Citation]:
    """The citations whose documents name an owner."""
    return [each for each in (*answer.citations, *answer.nearest) if each.owner]


def _note(row: Row[tuple[object, ...]]) -> OwnerNote:
    of_run = None if row.body is None else decode_answer(row.body)
    return OwnerNote(**{name: value for name, value in row._mapping.items() if name != "body"}, of_run=of_run)
