"""Where a version stands among the versions of its document."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from ingest.index.documents import Version, VersionState
from server.answering.citations import reader_url
from server.pages.source.audience import is_in_force
from server.pages.wording import period


@dataclass(frozen=True, slots=True)
class VersionLink:
    """Leads to another version."""

    url: str
    period: str
    is_in_force: bool


@dataclass(frozen=True, slots=True)
class Standing:
    """Whether a version is the rule now, and which is where it is not."""

    is_replaced: bool
    is_withdrawn: bool
    is_coming: bool
    period: str
    current: VersionLink | None


def in_force(versions: Sequence[Version], moment: datetime) -> Version | None:
    """The version that is the rule at that moment, if any is."""
    return next((version for version in versions if is_in_force(version, moment)), None)


def link_to(version: Version, moment: datetime) -> VersionLink:
    """A link that says when the version holds."""
    return VersionLink(reader_url(version.document_id, version.id), held(version), is_in_force(version, moment))


def held(version: Version) -> str:
    """When the version holds, in words."""
    return period(version.in_force_from, version.in_force_to)


def standing(version: Version, readable: Sequence[Version], moment: datetime) -> Standing:
    """How `version` stands among the versions somebody may read."""
    current = in_force(readable, moment)
    return Standing(
        is_replaced=not is_in_force(version, moment),
        is_withdrawn=version.state is VersionState.RETIRED,
        is_coming=version.in_force_from is not None and version.in_force_from > moment,
        period=held(version),
        current=None if current is None or current.id == version.id else link_to(current, moment),
    )
