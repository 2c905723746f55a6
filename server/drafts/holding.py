"""Holds a claim against statements: what it says that they do not."""

import re
from collections.abc import Sequence

from ingest.index.documents import BlockKind
from ingest.index.sentences import Span
from server.answering.region import regions_in
from server.answering.verification.checking import check
from server.answering.verification.finding import Finding, FindingKind
from server.answering.verification.words import telling_stems
from server.drafts.fact import narrowed, period_of, place_of, source_text
from server.drafts.fitting import Claim
from server.drafts.polarity import closest_clause, excepts, turned_round, without_opening
from server.drafts.sources import Source

FIGURES = (FindingKind.FIGURE, FindingKind.DATE)
_NO_SUMS = str.maketrans("£€$", "   ")
_NUMBER = re.compile(r"\d[\d.,]*(?<![.,])")
_BARE = re.compile(r"(?<![£€$\d.,])\d[\d.,]*(?<![.,])(?= or |;|$| in (?:the )?[A-Z])")


def speaking_against(claim: Claim, sources: Sequence[Source]) -> tuple[Finding, ...]:
    """What these sources do not say of the claim: figures by what holds in its region, the rest by all they say."""
    said = without_opening(claim.text)
    own = [narrowed(source.statement, claim.text, claim.regions, claim.context) for source in sources]
    whole = [_understood(source, text) for source, text in zip(sources, own, strict=True)]
    period = [text for source in sources if (text := period_of(source.statement))]
    of_figures = [found for found in check(said, [*own, *period]) if found.kind in FIGURES]
    places = [place_of(source.statement) for source in sources]
    of_words = [found for found in check(said, [*whole, *period, *places]) if found.kind not in FIGURES]
    is_row = sources[0].statement.kind is BlockKind.TABLE_ROW
    turned = turned_round(claim.text, whole[0], is_row=is_row) if len(sources) == 1 else ()
    if any(map(_is_denial, of_words)) and not turned and not is_row:
        again = check(said, [closest_clause(said, text) for text in whole])
        of_words = [found for found in of_words if not _is_denial(found) or any(map(_is_denial, again))]
    found = [one for one in (*of_figures, *of_words) if not _is_no_fault(one, claim, sources, own)]
    return tuple(found or turned or _elsewhere(claim, own))


def _is_denial(finding: Finding) -> bool:
    """Whether it is for a "not" that one of the two lacks, not for a word and its opposite."""
    return finding.kind is FindingKind.NEGATION and " " in (finding.expected or "")


def _elsewhere(claim: Claim, own: Sequence[str]) -> tuple[Finding, ...]:
    """That a source speaks of other regions only."""
    named = [regions_in(text.translate(_NO_SUMS)) for text in own]
    if not claim.regions or not named or any(not one or one & claim.regions for one in named):
        return ()
    return (Finding(FindingKind.UNSUPPORTED, claim.text, Span(0, len(claim.text))),)


def _understood(source: Source, own: str) -> str:
    return own if source.statement.kind is BlockKind.TABLE_ROW else source_text(source.statement, source.before)


def _is_no_fault(finding: Finding, claim: Claim, sources: Sequence[Source], own: Sequence[str]) -> bool:
    """Whether the sources leave open what is noticed: where the customer lives, or what a bare number counts."""
    if finding.kind is FindingKind.NEGATION:
        return excepts(claim.text)
    if finding.kind is FindingKind.NAME:
        named = regions_in(finding.says)
        if named:
            return not any(regions_in(text) - named for text in own)
        places = " ".join(place_of(source.statement) for source in sources)
        return telling_stems(finding.says) <= telling_stems(f"{places} {' '.join(own)}")
    if finding.kind is FindingKind.DATE:
        return any(finding.says in period_of(source.statement) for source in sources)
    if finding.kind is FindingKind.FIGURE:
        numbers = set(_NUMBER.findall(finding.says))
        return bool(numbers) and any(numbers <= set(_BARE.findall(text)) for text in own)
    return False
