"""Who may see a version, and which blocks of it."""

from collections.abc import Iterable, Iterator
from datetime import datetime

from ingest.index.documents import EVERYONE, Block, Version, VersionState
from ingest.index.sentences import Span

READABLE = frozenset({VersionState.LIVE, VersionState.SUPERSEDED, VersionState.RETIRED})
"""A withdrawn version stays readable, since answers given before rest on it."""


def may_read(version: Version, groups: frozenset[str]) -> bool:
    """Whether somebody in these groups may open the version at all."""
    return version.state in READABLE and bool(version.description.audience & (groups | {EVERYONE}))


def readable_blocks(blocks: Iterable[Block], groups: frozenset[str]) -> Iterator[Block]:
    """The blocks that somebody in these groups may see."""
    known = groups | {EVERYONE}
    return (block for block in blocks if block.audience is None or block.audience & known)


def may_read_span(version: Version, span: Span, groups: frozenset[str]) -> bool:
    """Whether somebody in these groups may see every block that `span` touches."""
    touched = [block for block in version.blocks if block.start < span.end and span.start < block.end]
    return may_read(version, groups) and len(list(readable_blocks(touched, groups))) == len(touched)


def is_in_force(version: Version, moment: datetime) -> bool:
    """Whether the version was the rule at that moment."""
    begun = version.in_force_from is None or version.in_force_from <= moment
    ended = version.in_force_to is not None and version.in_force_to <= moment
    return version.state is not VersionState.RETIRED and begun and not ended
