"""The passages an answer rests on, each with the words around it that the reader may see."""

from dataclasses import dataclass

from evals.review.reading import Reading
from ingest.index.audience import readable_blocks
from ingest.index.documents import Version, VersionState
from server.answering.answer import Answer, Citation

_AROUND = 2
"""Blocks shown before and after those that are quoted."""


@dataclass(frozen=True, slots=True)
class ShownEvidence:
    """A citation; `before` and `after` are the text around the quote."""

    citation: Citation
    before: str
    after: str
    is_in_force: bool
    """Whether its version still answers."""


def evidence_of(answer: Answer, reading: Reading, audience: frozenset[str]) -> list[ShownEvidence]:
    """The citations of an answer, or the nearest passages where it has none. The reader may read what it quotes."""
    return [shown_evidence(citation, reading, audience) for citation in answer.citations or answer.nearest]


def shown_evidence(citation: Citation, reading: Reading, audience: frozenset[str]) -> ShownEvidence:
    """One citation, which the reader may read."""
    return _shown(citation, reading.version(citation.version), audience)


def _shown(citation: Citation, version: Version, audience: frozenset[str]) -> ShownEvidence:
    blocks = sorted(version.blocks, key=lambda block: block.start)
    touched = [place for place, block in enumerate(blocks) if block.start < citation.end and citation.start < block.end]
    around = blocks[max(touched[0] - _AROUND, 0) : touched[-1] + _AROUND + 1] if touched else []
    readable = list(readable_blocks(around, audience))
    before = [version.text[block.start : min(block.end, citation.start)] for block in readable]
    after = [version.text[max(block.start, citation.end) : block.end] for block in readable]
    return ShownEvidence(
        citation,
        "\n".join(text for text in before if text),
        "\n".join(text for text in after if text),
        version.state is VersionState.LIVE,
    )
