"""What one person may see of the answers in the queue."""

from dataclasses import dataclass

from evals.review.item import Item
from ingest.index.audience import may_read_span
from ingest.index.documents import Version
from ingest.index.errors import NotFound
from ingest.index.sentences import Span
from server.answering.answer import Answer, Citation
from server.deskside import Deskside
from server.history.reading import may_read_quotes
from server.identity.person import Person


@dataclass(frozen=True, slots=True)
class SeenAnswer:
    """An answer with the ticket beside which it was asked for, and without who asked."""

    answer: Answer
    ticket_tool: str | None = None
    ticket_id: str | None = None


class Reading:
    """Answers for one person and one request; every version is looked at once."""

    def __init__(self, deskside: Deskside, person: Person) -> None:
        self._deskside = deskside
        self._person = person
        self._versions: dict[str, Version] = {}

    def seen(self, item: Item) -> SeenAnswer | None:
        """The answer of an item; `None` while this person may not read everything it quotes, or where it is gone."""
        return self.of_item(item.answer_id, item)

    def of_item(self, answer_id: str, item: Item | None) -> SeenAnswer | None:
        """The answer with this id: of the item where that holds it, otherwise of the history."""
        if item is not None and item.of_run is not None:
            of_run = item.of_run
            found = SeenAnswer(of_run.answer, of_run.ticket_tool, of_run.ticket_id)
        else:
            try:
                record = self._deskside.history.answer(answer_id)
            except NotFound:
                return None
            found = SeenAnswer(record.answer, record.ticket_tool, record.ticket_id)
        return found if self.may_read(found.answer) else None

    def of_answer(self, answer: Answer) -> SeenAnswer | None:
        """An answer at hand; `None` while this person may not read everything it quotes."""
        return SeenAnswer(answer) if self.may_read(answer) else None

    def may_read_span(self, citation: Citation) -> bool:
        """Whether this person may read what one citation quotes."""
        try:
            version = self.version(citation.version)
        except NotFound:
            return False
        return may_read_span(version, Span(citation.start, citation.end), self._person.audience)

    def may_read(self, answer: Answer) -> bool:
        """Whether this person may read everything the answer quotes; not where a version is unknown here."""
        try:
            return may_read_quotes(answer, self.version, self._person)
        except NotFound:
            return False

    def version(self, version_id: str) -> Version:
        """One version. Raises NotFound."""
        if version_id not in self._versions:
            self._versions[version_id] = self._deskside.index.catalog.version(version_id)
        return self._versions[version_id]
