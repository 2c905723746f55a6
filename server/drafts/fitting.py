"""How well each statement that was found fits a sentence of the draft."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from ingest.index.embedder import Embeddings
from ingest.index.index import Index
from ingest.index.lexical import LexicalIndex
from server.answering.evidence import rarity_of
from server.answering.identifiers import fits_identifier, identifiers_in
from server.answering.region import fits_region
from server.answering.statement_likeness import likeness
from server.drafts.settings import DraftSettings
from server.drafts.sources import Source
from server.retrieval.query import telling_words

Scores = NDArray[np.float64]
_NUMBERED = re.compile(r"\b([A-Z][a-z]+) (\d+(?:\.\d)?|[A-Z])\b")
_KEPT = 12
_PLACE_SHARE = 0.6
"""What a word counts that stands only in the title or the heading above a statement."""


@dataclass(frozen=True, slots=True)
class Claim:
    """A sentence of the draft with what it has to be understood by."""

    text: str
    embedding: Embeddings
    words: Mapping[str, float]
    """What it and, more softly, the sentence it leans on say."""
    regions: frozenset[str] = frozenset()
    context: str = ""
    """The sentence that it leans on."""


@dataclass(frozen=True, slots=True)
class Fit:
    """A source and how well it fits a claim."""

    source: Source
    score: float
    """Its place among the others."""
    nearness: float
    """How much it is about the same, whatever the rest of the draft is about."""


def fit(found: Sequence[Source], claims: Sequence[Claim], index: Index, settings: DraftSettings) -> list[list[Fit]]:
    """For each claim the statements that fit it, the best first."""
    if not found or not claims:
        return [[] for _ in claims]
    scores = _alike(found, claims, index) + settings.word_weight * _covered(found, claims, index.lexical)
    scores += _placed(found, claims, settings)
    ranked = scores + settings.company_weight * _kept_company(found, scores)
    return [_best(found, ranked[:, place], scores[:, place]) for place in range(len(claims))]


def _alike(found: Sequence[Source], claims: Sequence[Claim], index: Index) -> Scores:
    wanted = np.stack([claim.embedding for claim in claims], axis=1)
    said = [source.statement for source in found]
    return likeness(said, wanted, index.statements, index.embedder).astype(np.float64)


def _placed(found: Sequence[Source], claims: Sequence[Claim], settings: DraftSettings) -> Scores:
    """Whether a statement speaks of the region and of the codes that a claim is about."""
    scores = np.zeros((len(found), len(claims)))
    for column, claim in enumerate(claims):
        asked = identifiers_in(claim.text)
        for row, source in enumerate(found):
            text = source.statement.text
            tagged = source.statement.passage.description.tags.get("region", ())
            outside = min(fits_region(text, tagged, claim.regions), 0.0)
            scores[row, column] = settings.region_weight * outside
            scores[row, column] += settings.identifier_weight * fits_identifier(text, asked)
            scores[row, column] -= settings.identifier_weight * _names_another(text, claim.text)
    return scores


def _best(found: Sequence[Source], ranked: Scores, nearness: Scores) -> list[Fit]:
    order = np.argsort(-ranked, kind="stable")[:_KEPT]
    return [Fit(found[row], float(ranked[row]), float(nearness[row])) for row in order.tolist()]


def _covered(found: Sequence[Source], claims: Sequence[Claim], lexical: LexicalIndex) -> Scores:
    """The share of each claim's words, by their rarity, that each statement says."""
    own = [set(lexical.stems(source.statement.text)) for source in found]
    place = [set(lexical.stems(_place(source))) for source in found]
    scores = np.zeros((len(found), len(claims)))
    for column, claim in enumerate(claims):
        rarity = rarity_of(claim.words, lexical)
        total = sum(rarity.values()) or 1.0
        for row, (said, above) in enumerate(zip(own, place, strict=True)):
            shared = sum(
                value * (1.0 if stem in said else _PLACE_SHARE)
                for stem, value in rarity.items()
                if stem in said or stem in above
            )
            scores[row, column] = shared / total
    return scores


def _kept_company(found: Sequence[Source], scores: Scores) -> Scores:
    """How near each statement's document comes to being the best for the rest of the draft: a reply has one subject."""
    documents = [source.statement.passage.document.id for source in found]
    known = list(dict.fromkeys(documents))
    best = np.stack([scores[[one == name for one in documents]].max(axis=0) for name in known])
    behind = best - best.max(axis=0)
    others = max(scores.shape[1] - 1, 1)
    mean = (behind.sum(axis=1, keepdims=True) - behind) / others
    result: Scores = mean[[known.index(one) for one in documents]]
    return result


def _names_another(text: str, claim: str) -> float:
    """1 where a statement is about "Spread 48" and the claim about "Spread 12"; otherwise 0."""
    mine, theirs = _numbered(claim), _numbered(text)
    rivals = {name for name, number in theirs if any(name == other for other, _ in mine)}
    return 1.0 if rivals and not mine & theirs else 0.0


def _numbered(text: str) -> frozenset[tuple[str, str]]:
    return frozenset(_NUMBERED.findall(text))


def _place(source: Source) -> str:
    lean = source.before.text if source.before is not None else ""
    passage = source.statement.passage
    return " ".join([passage.description.title, *passage.chunk.heading_path, lean])


def words_of_claim(text: str, before: str | None, weight: float) -> dict[str, float]:
    """The telling words of a sentence, and more softly those of the sentence it leans on."""
    words = dict.fromkeys((word for word in telling_words(text) if not word.isdigit()), 1.0)
    for word in telling_words(before or ""):
        if not word.isdigit():
            words.setdefault(word, weight)
    return words
