"""Who may see an example: whoever may read what it quotes."""

from collections.abc import Iterable
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

from sqlalchemy import select

from evals.curation.kept_example import KeptExample
from evals.curation.validation import EvidenceStanding, ExampleStanding, Validator
from evals.golden_line import ExampleLine
from ingest.index import tables
from ingest.index.audience import READABLE, may_read, may_read_span
from ingest.index.catalog import Catalog
from ingest.index.documents import Version
from ingest.index.errors import NotFound
from ingest.index.sentences import Span
from server.answering.quotes import find_quote
from server.identity.permission import Permission, may
from server.identity.person import Person

_REMEMBERED = 16_384


@dataclass(frozen=True, slots=True)
class SeenExample:
    """An example that somebody may see, and what holds of its evidence."""

    kept: KeptExample
    standing: ExampleStanding


class Visibility:
    """Decides for each person what of a golden set they may see."""

    def __init__(self, catalog: Catalog, validator: Validator) -> None:
        self._catalog = catalog
        self._validator = validator
        self._may_read_place = lru_cache(maxsize=_REMEMBERED)(self._may_read_place_of)
        self._is_readable = lru_cache(maxsize=_REMEMBERED)(self._may_read_quote)

    def require(self, line: ExampleLine, folder: Path, person: Person) -> ExampleStanding:
        """What holds of an example. Raises NotFound where this person may not see it: that it exists says something."""
        standing = self._validator.standing(line, folder)
        if not self.may_see(line, standing, person):
            raise NotFound(f"there is no example {line.id} that you may see")
        return standing

    def is_open(self, line: ExampleLine, folder: Path, person: Person) -> bool:
        """Whether this person may see the example."""
        return self.may_see(line, self._validator.standing(line, folder), person)

    def seen(self, examples: Iterable[KeptExample], folder: Path, person: Person) -> list[SeenExample]:
        """Those of the examples that this person may see, with what holds of each."""
        kept = list(examples)
        standings = self._validator.standings([one.line for one in kept], folder)
        pairs = zip(kept, standings, strict=True)
        return [SeenExample(one, standing) for one, standing in pairs if self.may_see(one.line, standing, person)]

    def may_see(self, line: ExampleLine, standing: ExampleStanding, person: Person) -> bool:
        """Whether this person may read every passage that the example quotes. Who administers may read everything."""
        if may(person, Permission.ADMINISTER):
            return True
        return all(self._may_see_evidence(one, person.audience) for one in standing.evidence) and all(
            self._is_readable(quote, person.audience, self._sequence()) for quote in line.must_not_show
        )

    def _may_see_evidence(self, standing: EvidenceStanding, groups: frozenset[str]) -> bool:
        holder = standing.earlier or standing.version
        if holder is None:
            return self._is_readable(standing.evidence.quote, groups, self._sequence())
        return self._may_read_place(holder.id, standing.span, groups, holder.state)

    def _may_read_place_of(self, version_id: str, span: Span | None, groups: frozenset[str], state: str) -> bool:
        """`state` is there to look again when it changes: nobody reads what was purged."""
        version = self._catalog.version(version_id)
        return may_read_span(version, span, groups) if span else may_read(version, groups)

    def _may_read_quote(self, quote: str, groups: frozenset[str], sequence: int) -> bool:
        """Whether some version shows it to these groups, or none holds it. `sequence` is there to look again."""
        holders = [version for version in self._holding(quote) if version.state in READABLE]
        found = [(version, find_quote(version.text, quote)) for version in holders]
        shown = [may_read_span(version, span, groups) for version, span in found if span is not None]
        return not shown or any(shown)

    def _sequence(self) -> int:
        return self._validator.documents.shelf().sequence

    def _holding(self, quote: str) -> list[Version]:
        words = max(quote.splitlines(), key=len).strip()
        statement = select(tables.versions.c.id).where(tables.versions.c.text.contains(words, autoescape=True))
        with self._catalog.engine.connect() as connection:
            return [self._catalog.version(version_id) for version_id in connection.execute(statement).scalars()]
