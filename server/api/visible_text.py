"""The text of a version as one reader may see it."""

import re

from ingest.index.documents import Version
from server.pages.source.audience import readable_blocks

_BLACK = re.compile(r"\S")


def visible_text(version: Version, groups: frozenset[str]) -> str:
    """The text, as long as it was, with spaces where these groups may not read; offsets keep their meaning."""
    text = version.text
    readable = list(readable_blocks(version.blocks, groups))
    hidden = [block for block in version.blocks if block not in readable]
    pieces = list(_BLACK.sub(" ", text))
    for block in readable:
        pieces[block.start : block.end] = text[block.start : block.end]
    for block in hidden:
        pieces[block.start : block.end] = _BLACK.sub(" ", text[block.start : block.end])
    return "".join(pieces)
