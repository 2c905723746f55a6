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
    groups = person.audience
    if audience is not None:
        named = frozenset(audience)
        groups = named if may(person, Permission.ADMINISTER) else named & groups
    wanted = {name: frozenset(values) for name, values in (tags or {}).items()}
    return Scope(groups, as_of or now, wanted)
