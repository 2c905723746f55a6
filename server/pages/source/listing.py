"""Nests the items of a list by their depth."""

import re
from collections.abc import Sequence

from ingest.index.documents import Block
from ingest.index.sentences import Span
from server.pages.source.marker import Marker
from server.pages.source.parts import Item, Listing

_OWN_MARKER = re.compile(r"\s*(?:[-*•‣◦●▪–]|\(?(?:\d{1,3}|[a-zA-Z])[.)])\s")


def listing(blocks: Sequence[Block], text: str, marker: Marker) -> Listing:
    """The list these blocks make, the words of each marked in reading order."""
    flat = [
        Item(marker.words(Span(block.start, block.end), block.links), bool(_OWN_MARKER.match(text, block.start)))
        for block in blocks
    ]
    return Listing(_nest(flat, [block.level for block in blocks]))


def _nest(items: Sequence[Item], levels: Sequence[int]) -> tuple[Item, ...]:
    """Items at or above the depth of the first stand side by side; deeper ones go below the item before them."""
    nested: list[Item] = []
    index = 0
    while index < len(items):
        below = index + 1
        while below < len(items) and levels[below] > levels[0]:
            below += 1
        item = items[index]
        children = _nest(items[index + 1 : below], levels[index + 1 : below])
        nested.append(Item(item.words, item.has_own_marker, children))
        index = below
    return tuple(nested)
