"""What has become of the versions that a stored answer rests on."""

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from ingest.index.audience import READABLE, is_in_force, may_read
from ingest.index.catalog import Catalog
from ingest.index.documents import Version, VersionState
from server.answering.answer import Answer
from server.answering.citations import reader_url


class EvidenceState(StrEnum):
    """Where a version stands now."""

    IN_FORCE = "in_force"
    SUPERSEDED = "superseded"
    """Another version of the document is in force."""
    ENDED = "ended"
    """Its time is over, and no other version has taken its place."""
    COMING = "coming"
    RETIRED = "retired"
    """The document was taken back."""


@dataclass(frozen=True, slots=True)
class EvidenceNow:
    """One version that an answer quotes, and where it stands."""

    version: str
    document: str
    title: str
    state: EvidenceState
    since: datetime | None
    """From when it stands there, where that is known."""
    successor: str | None
    """The version in force in its place, where the reader may see it."""
    url: str
    """Leads to the successor, or to the version itself."""


def evidence_now(answer: Answer, catalog: Catalog, groups: frozenset[str], moment: datetime) -> tuple[EvidenceNow, ...]:
    """Every version the answer quotes, in the order of its citations. Raises NotFound for one that is gone."""
    quoted = dict.fromkeys(citation.version for citation in answer.quoted)
    return tuple(_stands(catalog.version(version), catalog, groups, moment) for version in quoted)


def _stands(version: Version, catalog: Catalog, groups: frozenset[str], moment: datetime) -> EvidenceNow:
    others = catalog.versions_of(version.document_id)
    current = [one for one in others if one.id != version.id and one.state in READABLE and is_in_force(one, moment)]
    state = _state(version, moment, is_followed=bool(current))
    is_replaced = state in (EvidenceState.SUPERSEDED, EvidenceState.RETIRED)
    successor = next((one.id for one in current if is_replaced and may_read(one, groups)), None)
    return EvidenceNow(
        version=version.id,
        document=version.document_id,
        title=version.description.title,
        state=state,
        since=_since(version, state),
        successor=successor,
        url=reader_url(version.document_id, successor or version.id),
    )


def _state(version: Version, moment: datetime, *, is_followed: bool) -> EvidenceState:
    if version.state is VersionState.RETIRED:
        return EvidenceState.RETIRED
    if is_in_force(version, moment):
        return EvidenceState.IN_FORCE
    if version.in_force_from is not None and version.in_force_from > moment:
        return EvidenceState.COMING
    return EvidenceState.SUPERSEDED if is_followed else EvidenceState.ENDED


def _since(version: Version, state: EvidenceState) -> datetime | None:
    if state in (EvidenceState.SUPERSEDED, EvidenceState.ENDED):
        return version.in_force_to
    return version.in_force_from if state in (EvidenceState.IN_FORCE, EvidenceState.COMING) else None
