"""Who may read what an answer quotes, kept with its figures so that a list need not open every document.

It says what `server/history/reading.py` decides when the answer is opened; the state of a version, which changes, is
not in it and is looked up beside it.
"""

from collections.abc import Iterable

from ingest.index.documents import EVERYONE, Version
from ingest.index.encoding import decode_groups, encode_groups
from ingest.index.sentences import Span

NOBODY = "!"
_AND = "&"


def audience_of(version: Version, span: Span) -> list[frozenset[str]]:
    """Whoever reads this span must be in one group of each of these sets."""
    touched = (block.audience for block in version.blocks if block.start < span.end and span.start < block.end)
    return [version.description.audience, *(audience for audience in touched if audience is not None)]


def encode_rule(audiences: Iterable[frozenset[str]]) -> str:
    """One text for all of them; empty where everybody may read."""
    return _AND.join(sorted({encode_groups(audience) or NOBODY for audience in audiences if EVERYONE not in audience}))


def admits(rule: str, groups: frozenset[str]) -> bool:
    """Whether somebody in these groups may read."""
    return all(one != NOBODY and decode_groups(one) & groups for one in rule.split(_AND)) if rule else True
