"""One question of a golden set, with the evidence and the answer that people expect."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from pathlib import Path

from ingest.index.documents import STAFF
from server.answering.question import Question, Ticket, Turn

ORDINARY_AGENT = frozenset({STAFF, "support"})
"""The groups of the asker where an example names none."""


@dataclass(frozen=True, slots=True)
class Evidence:
    """A span of a document that answers; `start` and `end` are character offsets into the raw file.

    `end` is not after `start` where the place is not known and only the quote is.
    """

    document: Path
    start: int
    end: int
    quote: str


@dataclass(frozen=True, slots=True)
class Example:
    """One question with what is expected of the answer. Paths are absolute."""

    id: str
    question: str
    answerable: bool
    history: tuple[Turn, ...] = ()
    ticket: Ticket | None = None
    practice_ticket: str | None = None
    """Id of a practice ticket that the subject knows, where the example refers to one."""
    as_of: datetime | None = None
    audience: frozenset[str] = ORDINARY_AGENT
    reference_answer: str | None = None
    documents: tuple[Path, ...] = ()
    evidence: tuple[Evidence, ...] = ()
    must_not_show: tuple[str, ...] = ()
    """Quotes that this asker may not see, or of versions not in force."""
    tags: Mapping[str, str] = field(default_factory=dict)

    @property
    def set_name(self) -> str:
        """The part of the golden set it belongs to."""
        return self.tags.get("set", "untagged")

    @property
    def kind(self) -> str:
        """What kind of document it asks about; empty where it does not say."""
        return self.tags.get("kind", "")

    def to_question(self, practice_ticket: Ticket | None = None) -> Question:
        """The question as it is asked, with the practice ticket that the subject found for it."""
        return Question(self.question, self.history, self.ticket or practice_ticket)
