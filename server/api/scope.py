"""The one place where a request becomes a scope."""

from collections.abc import Collection, Mapping
from datetime import datetime

from ingest.index.scope import Scope
from server.identity.permission import Permission, may
from server.identity.person import Person


def scope_of(
    person: Person,
    now: datetime,
    as_of: datetime | None = None,
    audience: Collection[str] | None = None,
    tags: Mapping[str, Collection[str]] | None = None,
) -> Scope:
    """What this person may see at a moment.

    A named audience narrows their own groups; who administers may name any, to see what others see.
    """
    wanted = {name: frozenset(values) for name, values in (tags or {}).items()}
    return Scope(groups_of(person, audience), as_of or now, wanted)


def groups_of(person: Person, audience: Collection[str] | None) -> frozenset[str]:
    """The groups this person sees for, narrowed to those named; who administers sees for any."""
    if audience is None:
        return person.audience
    named = frozenset(audience)
    return named if may(person, Permission.ADMINISTER) else named & person.audience
