"""People who use the assistant, and the role each plays."""

from dataclasses import dataclass
from enum import StrEnum

from ingest.index.documents import EVERYONE, STAFF


class Role(StrEnum):
    """What somebody is here for; `permission.py` says what each role may do."""

    AGENT = "agent"
    CONTENT_OWNER = "content_owner"
    REVIEWER = "reviewer"
    LEAD = "lead"
    ADMIN = "admin"


@dataclass(frozen=True, slots=True)
class Person:
    """Somebody who may sign in. `groups` are as given; `audience` is what counts."""

    id: str
    name: str
    email: str
    role: Role = Role.AGENT
    groups: frozenset[str] = frozenset()

    @property
    def audience(self) -> frozenset[str]:
        """Every group this person is in, with those everybody signed in is in."""
        return self.groups | {EVERYONE, STAFF}
