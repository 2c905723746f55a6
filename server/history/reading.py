"""Who may read a stored answer again."""

from collections.abc import Callable, Iterable
from dataclasses import replace

from ingest.index.audience import may_read_span
from ingest.index.catalog import Catalog
from ingest.index.documents import Version
from ingest.index.errors import NotFound
from ingest.index.sentences import Span
from server.answering.answer import Answer, Dropped
from server.errors import NoLongerReadable
from server.history.history import History
from server.history.record import AnswerRecord
from server.identity.permission import Permission, may
from server.identity.person import Person

_WITHHELD = Dropped("withheld", "it may tell of what only other groups may read")


def read_answer(history: History, catalog: Catalog, answer_id: str, person: Person) -> AnswerRecord:
    """An answer, for the one who asked and for reviewers, while they may read everything it quotes.

    What verification took out is withheld from those who may not see all that the answer was made from. Raises
    NotFound for anybody else: that an answer exists says something too. Its asker knows that it does, and gets
    NoLongerReadable.
    """
    record = history.answer(answer_id)
    is_theirs = record.asker_id == person.id
    if (is_theirs or may(person, Permission.REVIEW)) and _is_readable(record.answer, catalog, person):
        return _withhold(record, history, person)
    if is_theirs:
        raise NoLongerReadable("this answer rests on something that is gone, or that you may not read any more")
    raise NotFound(f"there is no answer {answer_id}")


def readable(records: Iterable[AnswerRecord], catalog: Catalog, person: Person) -> list[AnswerRecord]:
    """Those of somebody's own answers that they may still read."""
    return [record for record in records if _is_readable(record.answer, catalog, person)]


def may_read_quotes(answer: Answer, version: Callable[[str], Version], person: Person) -> bool:
    """Whether this person may read everything the answer quotes. Raises NotFound where `version` knows one not."""
    return all(
        may_read_span(version(citation.version), Span(citation.start, citation.end), person.audience)
        for citation in answer.quoted
    )


def _is_readable(answer: Answer, catalog: Catalog, person: Person) -> bool:
    try:
        return may_read_quotes(answer, catalog.version, person)
    except NotFound:
        return False


def _withhold(record: AnswerRecord, history: History, person: Person) -> AnswerRecord:
    """What was dropped cites nothing that could be checked: it may tell of any passage the asker saw."""
    making = record.answer.making
    if not making.dropped:
        return record
    asked = history.asked(record.answer.id)
    if asked is not None and asked.scope.groups <= person.audience:
        return record
    withheld = replace(making, dropped=tuple(_WITHHELD for _ in making.dropped))
    return replace(record, answer=replace(record.answer, making=withheld))
