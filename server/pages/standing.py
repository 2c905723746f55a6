"""Where a version stands among the versions of its document."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from ingest.index.audience import is_in_force
from ingest.index.documents import Version, VersionState
from server.answering.citations import reader_url
from server.pages.wording import period


@dataclass(frozen=True, slots=True)
class VersionLink:
    """Leads to another version."""

    url: str
    period: str
    is_in_force: bool


@dataclass(frozen=True, slots=True)
class Standing:
    """Whether a version is the rule now; `current` leads to the one that is, where it is another."""

    version: Version
    moment: datetime
    current: VersionLink | None

    @property
    def is_in_force(self) -> bool:
        """It is the rule."""
        return is_in_force(self.version, self.moment)

    @property
    def is_withdrawn(self) -> bool:
        """The document was taken back."""
        return self.version.state is VersionState.RETIRED

    @property
    def is_coming(self) -> bool:
        """It will be the rule."""
        return self.version.in_force_from is not None and self.version.in_force_from > self.moment

    @property
    def period(self) -> str:
        """When it holds, in words."""
        return held(self.version)


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
    if current is None or current.id == version.id:
        return Standing(version, moment, None)
    return Standing(version, moment, link_to(current, moment))
