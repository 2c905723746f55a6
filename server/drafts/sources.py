"""The statements that a draft is held against."""

import re
from collections.abc import Iterable
from dataclasses import dataclass, field

from ingest.index.documents import EVERYONE
from server.answering.statements import Statement, statements
from server.answering.version_cache import VersionCache
from server.retrieval.retrieval import RetrievedPassage

_AGREED = re.compile(r"\bagreed (?:sentence|words|wording|answer)\b", re.IGNORECASE)
_TO_BE_TOLD = re.compile(
    r"\bagreed (?:sentence|words|wording|answer)\b|\b(?:tell|inform|remind) (?:them|customers?|the customer)\b"
    r"|\bcustomers?\b[^.;]{0,90}\b(?:gets?|receives?|may|can)\b",
    re.IGNORECASE,
)
_SAYS_SO = re.compile(r"\bsay (?:so|that)\b|\bonly agreed\b", re.IGNORECASE)
_ON_WORDING = re.compile(
    r"\b(?:we say|do not (?:say|write|use)|never (?:say|write|use)?) ?[\"“][^\"”]+[\"”]|\bno exclamation marks?\b",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Source:
    """A statement, with the one that it leans on."""

    statement: Statement
    before: Statement | None = None

    @property
    def is_public(self) -> bool:
        """Whether a customer may read it, or is to be told."""
        passage = self.statement.passage
        if passage.chunk.is_internal or passage.chunk.audience:
            return bool(_AGREED.search(self.statement.text))
        return EVERYONE in passage.description.audience or bool(_TO_BE_TOLD.search(self.statement.text))

    @property
    def is_to_be_told(self) -> bool:
        """Whether it words what customers are told."""
        return bool(_TO_BE_TOLD.search(self.statement.text) or _SAYS_SO.search(self.statement.text))


def is_on_wording(text: str) -> bool:
    """Whether a statement is a rule for wording, which says nothing of the matter: We say "this", not that."""
    return bool(_ON_WORDING.search(text))


@dataclass
class Sources:
    """The statements found so far, each once."""

    versions: VersionCache
    _found: dict[tuple[str, int], Source] = field(default_factory=dict)

    def add(self, passages: Iterable[RetrievedPassage]) -> None:
        """Read these passages, those that are not known."""
        for rank, passage in enumerate(passages):
            before: Statement | None = None
            for statement in statements(passage, rank, self.versions):
                key = (statement.passage.chunk.version_id, statement.span.start)
                if key not in self._found and not statement.is_noise and not is_on_wording(statement.text):
                    self._found[key] = Source(statement, before if statement.leans_back else None)
                if not statement.is_noise:
                    before = statement

    @property
    def all(self) -> tuple[Source, ...]:
        """In the order they were found."""
        return tuple(self._found.values())
