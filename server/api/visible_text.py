"""The text of a version as one reader may see it."""

import re

from ingest.index.audience import readable_blocks
from ingest.index.documents import Version

_BLACK = re.compile(r"\S")


def visible_text(version: Version, groups: frozenset[str]) -> str:
    """The text, as long as it was, with spaces where these groups may not read; offsets keep their meaning."""
    text = version.text
    pieces = list(_BLACK.sub(" ", text))
    for block in readable_blocks(version.blocks, groups):
        pieces[block.start : block.end] = text[block.start : block.end]
    return "".join(pieces)
