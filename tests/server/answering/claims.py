"""Claims written by hand."""

from dataclasses import replace

from ingest.index.documents import BlockKind
from server.answering.conflicts.claim import Claim, place_of, read_claim
from tests.server.answering.made import passage_of


def claim(
    text: str,
    document: str = "a",
    title: str = "Rules",
    *,
    tags: dict[str, tuple[str, ...]] | None = None,
    exception_to: str | None = None,
    kind: BlockKind = BlockKind.PARAGRAPH,
    block: int = 0,
) -> Claim:
    """A statement of a document."""
    passage = passage_of(text, title=title, tags=tags or {}, exception_to=exception_to)
    place = place_of(passage, block, kind)
    return read_claim(text, replace(place, document=document, path=f"{document}.md"), passage)
