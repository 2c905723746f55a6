"""Who may read a stored answer again."""

from collections.abc import Callable

from ingest.index.audience import may_read_span
from ingest.index.catalog import Catalog
from ingest.index.documents import Version
from ingest.index.errors import NotFound
from ingest.index.sentences import Span
from server.answering.answer import Answer
from server.history.history import History
from server.history.record import AnswerRecord
from server.identity.permission import Permission, may
from server.identity.person import Person


def read_answer(history: History, catalog: Catalog, answer_id: str, person: Person) -> AnswerRecord:
    """An answer, for the one who asked and for reviewers, while they may read everything it quotes.

    Raises NotFound for anybody else: that an answer exists says something too.
    """
    record = history.answer(answer_id)
    is_theirs = record.asker_id == person.id or may(person, Permission.REVIEW)
    if is_theirs and may_read_quotes(record.answer, catalog.version, person):
        return record
    raise NotFound(f"there is no answer {answer_id}")


def may_read_quotes(answer: Answer, version: Callable[[str], Version], person: Person) -> bool:
    """Whether this person may read everything the answer quotes. Raises NotFound where `version` knows one not."""
    return all(
        may_read_span(version(citation.version), Span(citation.start, citation.end), person.audience)
        for citation in answer.quoted
    )
