"""Cuts passages into the statements an answer can be made of: sentences, list items and table rows."""

import re
from dataclasses import dataclass

from ingest.index.documents import BlockKind, Passage
from ingest.index.sentences import Span
from ingest.index.statements import statement_spans
from server.answering.version_cache import VersionCache
from server.retrieval.retrieval import RetrievedPassage

_LEANS_BACK = re.compile(
    r"(?:it|its|they|them|their|this|that|these|those|he|she|then|otherwise|both|however|but|also|so|above that"
    r"|in that case|if so|if not|the same|in this case|such)\b",
    re.IGNORECASE,
)
_MAIL_NOISE = re.compile(
    r">|(?:from|to|cc|sent|date|subject|von|an):\s|(?:hi|hello|dear|thanks|best|kind regards|regards)\b", re.I
)
_FEWEST_WORDS = 6


@dataclass(frozen=True, slots=True)
class Statement:
    """One sentence, list item or table row of a confirmed passage; `span` is in its version's text."""

    span: Span
    text: str
    kind: BlockKind
    passage: Passage
    block: int
    """Ordinal of its block in the version."""
    rank: int
    """Rank of the retrieved passage it stands in, from 0."""
    is_in_best_chunk: bool

    @property
    def introduces_list(self) -> bool:
        """Whether what follows belongs to it."""
        return self.text.endswith(":")

    @property
    def leans_back(self) -> bool:
        """Whether it cannot be understood without the statement before it."""
        return self.kind is not BlockKind.TABLE_ROW and leans_back(self.text)

    @property
    def is_noise(self) -> bool:
        """Whether it reads like a heading, a greeting or the head of a mail rather than like something said."""
        if self.kind is BlockKind.TABLE_ROW:
            return False
        if _MAIL_NOISE.match(self.text) and not self.text.endswith("."):
            return True
        is_closed = self.text.endswith((".", "!", ":", ";", "\u201d", '"', ")"))
        says_figure = any(character.isdigit() for character in self.text) or ":" in self.text
        return not is_closed and not says_figure and len(self.text.split()) < _FEWEST_WORDS


def leans_back(text: str) -> bool:
    """Whether a sentence cannot be understood without the one before it."""
    return bool(_LEANS_BACK.match(text))


def statements(passage: RetrievedPassage, rank: int, versions: VersionCache) -> list[Statement]:
    """The statements of a retrieved passage in reading order; headings and header rows are none."""
    version = versions.get(passage.version_id)
    found = []
    for within in passage.chunks:
        is_best = within.row == passage.best.row
        for piece in statement_spans(version.text, version.blocks, within.chunk.start, within.chunk.end):
            text = " ".join(version.text[piece.span.start : piece.span.end].split())
            kind = version.blocks[piece.block].kind
            found.append(Statement(piece.span, text, kind, within, piece.block, rank, is_best))
    return found
