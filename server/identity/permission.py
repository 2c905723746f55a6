"""What each role may do."""

from enum import StrEnum

from server.identity.person import Person, Role


class Permission(StrEnum):
    """One thing somebody may do."""

    READ = "read"
    """See documents, lessons, practice tickets and themselves."""
    ASK = "ask"
    """Ask questions, search, and give feedback on their own answers."""
    REVIEW = "review"
    """See what others asked and were answered, measure it and judge it."""
    SET_STANDARDS = "set_standards"
    """Say what counts as good: the rubric, the gate, and how far a judge must agree with people."""
    INGEST = "ingest"
    """Have folders indexed that are already sources."""
    ADMINISTER = "administer"
    """Manage keys, index any folder of the server's machine, and look through anybody's eyes."""


_EVERYBODY = frozenset({Permission.READ, Permission.ASK})

PERMISSIONS = {
    Role.AGENT: _EVERYBODY,
    Role.CONTENT_OWNER: _EVERYBODY | {Permission.INGEST},
    Role.REVIEWER: _EVERYBODY | {Permission.REVIEW},
    Role.LEAD: _EVERYBODY | {Permission.REVIEW, Permission.SET_STANDARDS},
    Role.ADMIN: frozenset(Permission),
}


def may(person: Person, permission: Permission) -> bool:
    """Whether this person's role allows it."""
    return permission in PERMISSIONS[person.role]
