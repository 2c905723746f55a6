"""Who may read a stored answer again."""

from ingest.index.audience import may_read_span
from ingest.index.catalog import Catalog
from ingest.index.errors import NotFound
from ingest.index.sentences import Span
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
    cited = (*record.answer.citations, *record.answer.nearest)
    if is_theirs and all(
        may_read_span(catalog.version(citation.version), Span(citation.start, citation.end), person.audience)
        for citation in cited
    ):
        return record
    raise NotFound(f"there is no answer {answer_id}")
