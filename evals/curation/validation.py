"""Says whether the evidence of examples still stands in the documents as they are indexed, and if not, since when."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from functools import lru_cache
from pathlib import Path

from evals.curation.documents import IndexedDocument, IndexedDocuments, Shelf, VersionMark
from evals.evidence import locate
from evals.example import Evidence
from evals.golden_line import EvidenceLine, ExampleLine
from ingest.index.catalog import Catalog
from ingest.index.sentences import Span
from server.answering.citations import reader_url
from server.clock import Clock, utc_now
from server.pages.wording import period

_REMEMBERED = 65_536


class Standing(StrEnum):
    """What holds of the evidence of an example, the worst first."""

    BROKEN = "broken"
    """A quotation does not stand in the version that was in force at the moment the example asks about."""
    UNKNOWN_DOCUMENT = "unknown_document"
    """No indexed document comes from the named file."""
    NOT_CHECKED = "not_checked"
    """There is no quotation to look for."""
    OK = "ok"


_ORDER = list(Standing)


@dataclass(frozen=True, slots=True)
class EvidenceStanding:
    """What holds of one quotation."""

    evidence: EvidenceLine
    standing: Standing
    document: IndexedDocument | None = None
    version: VersionMark | None = None
    """The version that was the rule; none where the document was not in force."""
    earlier: VersionMark | None = None
    """Of a broken one: the latest other version that holds the quotation."""
    span: Span | None = None
    """Where it stands, in the version or else in the other one."""

    @property
    def url(self) -> str | None:
        """Where the reader shows it: the quotation where it stands, else the version that was looked into."""
        shown = (self.version if self.standing is Standing.OK else self.earlier) or self.version
        if shown is None:
            return None
        return reader_url(shown.document_id, shown.id, self.span) if self.span else shown.url

    @property
    def says(self) -> str:
        """What holds, in words, with both versions named where a quotation broke."""
        file, now, then = self.evidence.document, _named(self.version), _named(self.earlier)
        if self.standing is Standing.UNKNOWN_DOCUMENT:
            return f"No indexed document comes from the file {file}. Index it, or name the file that took its place."
        if self.standing is not Standing.BROKEN:
            return f"Stands in {now} of {file}."
        if now and then:
            return f"Broken by {now} of {file}: the quote stood in {then}, and stands there no more."
        if now:
            return f"Broken: {now} of {file} does not say this, nor does any other version."
        stands = f"The quote stands in {then}." if then else "No version of it says this."
        return f"Broken: {file} was not in force at the time asked about. {stands}"


@dataclass(frozen=True, slots=True)
class ExampleStanding:
    """What holds of an example: the worst that holds of its evidence."""

    standing: Standing
    evidence: tuple[EvidenceStanding, ...]
    unknown: tuple[str, ...] = ()
    """Documents without a quotation that no indexed one comes from."""

    @property
    def troubles(self) -> tuple[str, ...]:
        """Everything that is wrong, in words."""
        bad = (Standing.BROKEN, Standing.UNKNOWN_DOCUMENT)
        return (
            *(one.says for one in self.evidence if one.standing in bad),
            *(f"No indexed document comes from the file {path}. Index it, or name another." for path in self.unknown),
        )

    @property
    def is_bad(self) -> bool:
        """Whether it cannot be scored rightly."""
        return self.standing in (Standing.BROKEN, Standing.UNKNOWN_DOCUMENT)


@dataclass(frozen=True, slots=True)
class ValidationMoment:
    """While it is the same, so is what holds of an example."""

    sequence: int
    minute: datetime


class Validator:
    """Looks quotations up. What a version says never changes, so nothing is looked up twice."""

    def __init__(self, catalog: Catalog, clock: Clock = utc_now) -> None:
        self.documents = IndexedDocuments(catalog)
        self._clock = clock
        self._place = lru_cache(maxsize=_REMEMBERED)(self._place_of)

    def moment(self) -> ValidationMoment:
        """Changes with the documents, and every minute, as versions come into force."""
        return ValidationMoment(self.documents.shelf().sequence, self._clock().replace(second=0, microsecond=0))

    def standing(self, line: ExampleLine, folder: Path) -> ExampleStanding:
        """What holds of an example whose paths are relative to `folder`."""
        return self._standing(line, folder, self.documents.shelf(), self._clock())

    def standings(self, lines: Iterable[ExampleLine], folder: Path) -> list[ExampleStanding]:
        """What holds of each of these examples."""
        shelf, now = self.documents.shelf(), self._clock()
        return [self._standing(line, folder, shelf, now) for line in lines]

    def count_broken(self, lines: Iterable[ExampleLine], folder: Path) -> int:
        """How many of these examples cannot be scored rightly as the documents stand now."""
        return sum(one.is_bad for one in self.standings(lines, folder))

    def span_in(self, evidence: EvidenceLine, version_id: str) -> Span | None:
        """Where a version says this; nowhere where it does not."""
        return self._place(evidence, version_id)

    def _standing(self, line: ExampleLine, folder: Path, shelf: Shelf, now: datetime) -> ExampleStanding:
        found = tuple(self._check(evidence, folder, shelf, line.as_of or now) for evidence in line.evidence)
        if found:
            return ExampleStanding(min((one.standing for one in found), key=_ORDER.index), found)
        unknown = tuple(path for path in line.documents if shelf.find(absolute(folder, path)) is None)
        return ExampleStanding(Standing.UNKNOWN_DOCUMENT if unknown else Standing.NOT_CHECKED, (), unknown)

    def _check(self, evidence: EvidenceLine, folder: Path, shelf: Shelf, moment: datetime) -> EvidenceStanding:
        document = shelf.find(absolute(folder, evidence.document))
        if document is None:
            return EvidenceStanding(evidence, Standing.UNKNOWN_DOCUMENT)
        version = document.at(moment)
        span = self._place(evidence, version.id) if version else None
        if span is not None:
            return EvidenceStanding(evidence, Standing.OK, document, version, span=span)
        for other in reversed(document.versions):
            span = self._place(evidence, other.id) if other != version else None
            if span is not None:
                return EvidenceStanding(evidence, Standing.BROKEN, document, version, other, span)
        return EvidenceStanding(evidence, Standing.BROKEN, document, version)

    def _place_of(self, evidence: EvidenceLine, version_id: str) -> Span | None:
        text, quote = self.documents.text(version_id), evidence.quote
        first, last = text.find(quote), text.rfind(quote)
        if first >= 0 and (first == last or evidence.end <= evidence.start):
            return Span(first, first + len(quote))  # reading a text without its marks takes long
        looked_for = Evidence(Path(evidence.document), evidence.start, evidence.end, quote)
        return next((Span(found.start, found.end) for found in locate(looked_for, text)), None)


def _named(mark: VersionMark | None) -> str:
    return f"version {mark.number} ({period(mark.in_force_from, mark.in_force_to)})" if mark else ""


@lru_cache(maxsize=16_384)
def absolute(folder: Path, path: str) -> Path:
    """The file that a golden set in `folder` names so."""
    return (folder / path).resolve()
