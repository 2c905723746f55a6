"""How much of the evidence an answer cites, letter by letter.

Evidence has its place in the raw file, a citation in the text that was read from it; so they are laid over each other
by their letters and digits, which every parser keeps.
"""

import unicodedata
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from difflib import SequenceMatcher
from functools import lru_cache
from pathlib import Path

from evals.checking import is_document
from evals.evidence import without_marks
from evals.sample import Sample

_TELLING = 8
"""Fewer letters in common may be chance."""


@dataclass(frozen=True, slots=True)
class _Stretch:
    """A stretch of a text; `is_evidence` where the sample was checked to overlap evidence there."""

    document: str
    version: str
    start: int
    end: int
    quote: str
    is_evidence: bool = True

    @property
    def letters(self) -> str:
        """Its letters and digits, as a reader sees them, in one case."""
        return _letters(self.quote)


@lru_cache(maxsize=4096)
def _letters(quote: str) -> str:
    return "".join(filter(str.isalnum, unicodedata.normalize("NFKC", without_marks(quote)).casefold()))


@dataclass(frozen=True, slots=True)
class Block:
    """Letters that stand in both texts, the same one after the other."""

    cited_at: int
    expected_at: int
    length: int


@dataclass(frozen=True, slots=True)
class EvidenceOverlap:
    """How many letters an answer cites, how many the evidence has, and how many of either the other has too."""

    cited: int
    cited_shared: int
    expected: int
    expected_shared: int
    pieces: int
    pieces_met: int
    """To how many pieces of evidence a citation points, however little of them it shows."""

    @property
    def precision(self) -> float:
        """The share of the cited letters that is evidence."""
        return self.cited_shared / self.cited if self.cited else 0.0

    @property
    def recall(self) -> float:
        """The share of the evidence that is cited."""
        return self.expected_shared / self.expected if self.expected else 0.0


def overlap_of(sample: Sample) -> EvidenceOverlap:
    """Lay the citations of a sample over its evidence; what several citations or quotes share counts once."""
    cited = _cited(sample)
    expected = _expected(sample)
    cited_marks = [bytearray(len(stretch.letters)) for stretch in cited]
    expected_marks = [bytearray(len(stretch.letters)) for stretch in expected]
    pieces_met: set[int] = set()
    for citation, cited_mark in zip(cited, cited_marks, strict=True):
        met = _met(citation, expected)
        pieces_met.update(met)
        for place, blocks in met.items():
            for block in blocks:
                ones = b"\x01" * block.length
                cited_mark[block.cited_at : block.cited_at + block.length] = ones
                expected_marks[place][block.expected_at : block.expected_at + block.length] = ones
    return EvidenceOverlap(
        sum(map(len, cited_marks)),
        sum(map(sum, cited_marks)),
        sum(map(len, expected_marks)),
        sum(map(sum, expected_marks)),
        len(expected),
        len(pieces_met),
    )


def blocks_in_common(cited: str, expected: str) -> list[Block]:
    """Where two stretches of one document say the same: one holds the other, or the end of one begins the other.

    Where neither is so, or hardly, a parser stood between them: then all that is longer than chance.
    """
    if not cited or not expected:
        return []
    if (place := cited.find(expected)) >= 0:
        return [Block(place, 0, len(expected))]
    if (place := expected.find(cited)) >= 0:
        return [Block(0, place, len(cited))]
    onward, backward = _seam(cited, expected), _seam(expected, cited)
    longest = max(onward, backward)
    if longest < _TELLING:
        matcher = SequenceMatcher(None, cited, expected, autojunk=False)
        scattered = [Block(*match) for match in matcher.get_matching_blocks() if match.size >= _TELLING]
        if scattered:
            return scattered
    if not longest:
        return []
    return [
        Block(len(cited) - onward, 0, onward) if onward == longest else Block(0, len(expected) - backward, backward)
    ]


def _seam(first: str, second: str) -> int:
    """The length of the longest end of `first` that begins `second`."""
    shorter = min(len(first), len(second))
    return next((length for length in range(shorter, 0, -1) if second.startswith(first[-length:])), 0)


def _met(citation: _Stretch, expected: Sequence[_Stretch]) -> dict[int, list[Block]]:
    """By place, the evidence that a citation overlaps: at least one where it was checked to overlap some."""
    if not citation.is_evidence:
        return {}
    named = {place for place, one in enumerate(expected) if _is_same_document(citation, one)}
    blocks = {
        place: blocks_in_common(citation.letters, one.letters)
        for place, one in enumerate(expected)
        if place in named or not named
    }
    lengths = {place: sum(block.length for block in found) for place, found in blocks.items()}
    telling = {place for place, length in lengths.items() if length >= min(_TELLING, len(expected[place].letters))}
    return {place: blocks[place] for place in telling or {max(lengths, key=lengths.__getitem__)}} if lengths else {}


def _is_same_document(citation: _Stretch, evidence: _Stretch) -> bool:
    return is_document(citation.document, Path(evidence.document))


def _cited(sample: Sample) -> list[_Stretch]:
    if sample.answer is None:
        return []
    holding = {checked.number for checked in sample.citations if checked.has_evidence}
    return _united(
        _Stretch(one.path, one.version, one.start, one.end, one.quote, one.number in holding)
        for one in sample.answer.citations
    )


def _expected(sample: Sample) -> list[_Stretch]:
    return _united(_Stretch(str(one.document), "", one.start, one.end, one.quote) for one in sample.example.evidence)


def _united(stretches: Iterable[_Stretch]) -> list[_Stretch]:
    """Without what is said twice: stretches of one text that overlap become one."""
    united: list[_Stretch] = []
    for stretch in sorted(stretches, key=lambda one: (one.document, one.version, one.start, -one.end)):
        last = united[-1] if united else None
        if last is None or not _overlap(last, stretch):
            united.append(stretch)
            continue
        united[-1] = replace(
            last,
            end=max(last.end, stretch.end),
            quote=last.quote + stretch.quote[max(last.end - stretch.start, 0) :],
            is_evidence=last.is_evidence or stretch.is_evidence,
        )
    return united


def _overlap(one: _Stretch, later: _Stretch) -> bool:
    is_same_text = (one.document, one.version) == (later.document, later.version)
    return is_same_text and _is_placed(one) and _is_placed(later) and later.start < one.end


def _is_placed(stretch: _Stretch) -> bool:
    return stretch.end - stretch.start == len(stretch.quote)
