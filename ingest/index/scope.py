"""What a search may see. Every search takes one; there is no search without."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime

from ingest.index.documents import EVERYONE, DocumentKind


@dataclass(frozen=True, slots=True)
class Scope:
    """Who asks, about which moment, and about which subjects.

    A tag named here hides documents that carry other values of it; a document without that tag stays visible.
    """

    groups: frozenset[str]
    as_of: datetime
    tags: Mapping[str, frozenset[str]] = field(default_factory=dict)
    kinds: frozenset[DocumentKind] = frozenset(DocumentKind)

    def __post_init__(self) -> None:
        if self.as_of.tzinfo is None:
            raise ValueError("a scope's as_of must carry a time zone")
        # Audiences are written small in the catalog, so that capitals make no difference.
        object.__setattr__(self, "groups", frozenset(group.lower() for group in self.groups) | {EVERYONE})

    def admits_tags(self, tags: Mapping[str, tuple[str, ...]]) -> bool:
        """Whether a document with these tags may be seen."""
        return all(not tags.get(name) or wanted.intersection(tags[name]) for name, wanted in self.tags.items())
