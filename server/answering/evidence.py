"""Chooses the statements that answer a question."""

import math
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray
from pydantic import BaseModel, ConfigDict

from ingest.index.documents import BlockKind
from ingest.index.lexical import LexicalIndex
from server.answering.identifiers import fits_identifier
from server.answering.region import fits_region
from server.answering.statements import Statement

_SAME = 0.8
_WORD = re.compile(r"\w+")


class EvidenceSettings(BaseModel):
    """How statements are weighed and how many are taken."""

    model_config = ConfigDict(frozen=True)

    word_weight: float = 0.25
    """What sharing the question's words counts beside similarity of meaning."""
    rank_penalty: float = 0.06
    """What a rank costs the passage, by its binary logarithm: the second one pays it once, the fourth twice."""
    best_chunk_bonus: float = 0.02
    region_weight: float = 0.1
    """What speaking of the region asked about, or only of another, counts."""
    identifier_weight: float = 0.2
    """What naming the code or part number asked for counts; half of it is lost by naming only others."""
    noise_penalty: float = 0.2
    companion_share: float = 0.8
    """A neighbour joins the best statement when it scores at least this share of it."""
    row_share: float = 0.93
    """The same for the rows of a table: a neighbouring row is about something else."""
    second_share: float = 0.92
    """The next best statement, wherever it stands, joins at this share."""
    longest_answer: int = 5
    """Statements; the items of a list count as one."""
    longest_list: int = 8
    passages: int = 4
    """How many retrieved passages are read."""


@dataclass(frozen=True, slots=True)
class Weighed:
    """A statement and how well it answers."""

    statement: Statement
    score: float
    likeness: float
    """Its cosine with the question, whatever the ticket beside it says."""


@dataclass(frozen=True, slots=True)
class Sought:
    """What statements are weighed against: words with their weights, and the regions and identifiers asked about."""

    words: Mapping[str, float]
    regions: frozenset[str] = frozenset()
    identifiers: frozenset[str] = frozenset()


def weigh(
    statements: Sequence[Statement],
    likeness: NDArray[np.float32],
    sought: Sought,
    lexical: LexicalIndex,
    settings: EvidenceSettings,
) -> list[Weighed]:
    """Each statement with its score: its likeness, shared words by their rarity, where it was found, its region."""
    if not statements:
        return []
    scores = _weigh_by_words(statements, sought, lexical, settings) + likeness
    return [Weighed(*one) for one in zip(statements, scores.tolist(), likeness.tolist(), strict=True)]


def _weigh_by_words(
    statements: Sequence[Statement], sought: Sought, lexical: LexicalIndex, settings: EvidenceSettings
) -> NDArray[np.float64]:
    rarity = rarity_of(sought.words, lexical)
    total = sum(rarity.values()) or 1.0
    scores = []
    for statement in statements:
        own = set(lexical.stems(statement.text))
        place = set(lexical.stems(" ".join(statement.passage.chunk.heading_path[-1:])))
        shared = sum(value * (1.0 if stem in own else 0.5) for stem, value in rarity.items() if stem in own | place)
        score = settings.word_weight * shared / total - settings.rank_penalty * math.log2(1 + statement.rank)
        score += settings.best_chunk_bonus if statement.is_in_best_chunk else 0.0
        score -= settings.noise_penalty if statement.is_noise else 0.0
        tagged = statement.passage.description.tags.get("region", ())
        score += settings.region_weight * fits_region(statement.text, tagged, sought.regions)
        scores.append(score + settings.identifier_weight * fits_identifier(statement.text, sought.identifiers))
    return np.array(scores, dtype=np.float64)


def rarity_of(words: Mapping[str, float], lexical: LexicalIndex) -> dict[str, float]:
    """How much each stem that occurs in the index counts: its rarity times the weight of its word, at most once."""
    weights: dict[str, float] = {}
    for word, weight in words.items():
        for stem in lexical.stems(word):
            weights[stem] = min(1.0, weights.get(stem, 0.0) + weight)
    terms = lexical.terms(" ".join(words))
    return {term.stem: term.rarity * weights[term.stem] for term in terms if term.frequency}


def choose(weighed: Sequence[Weighed], settings: EvidenceSettings) -> list[Statement]:
    """The statements of the answer: the best one with its companions, then the next best one that adds something.

    Within a passage they stand in reading order; a list item brings the words that introduce its list, and words that
    introduce a list bring its items.
    """
    if not weighed:
        return []
    ranked = sorted(weighed, key=lambda item: -item.score)
    chosen = _with_companions(weighed, ranked[0], settings)
    least = settings.second_share * ranked[0].score
    for other in ranked[1:]:
        if len(chosen) >= settings.longest_answer or other.score < least:
            break
        if _is_row_beside(other, ranked[0], settings):
            continue
        group = _complete_lists(weighed, [other.statement], settings)
        added = [statement for statement in group if not _is_said(statement, chosen)]
        if added and not _is_said(other.statement, chosen):
            return _in_reading_order(chosen + added)
    return chosen


def _in_reading_order(chosen: Sequence[Statement]) -> list[Statement]:
    """Those of the best statement's passage as they stand in it, then the others."""
    return sorted(chosen, key=lambda one: (one.rank != chosen[0].rank, one.span.start))


def _is_row_beside(other: Weighed, best: Weighed, settings: EvidenceSettings) -> bool:
    """Whether it is a row of the best statement's passage that is about something else."""
    is_beside = other.statement.rank == best.statement.rank and other.statement.kind is BlockKind.TABLE_ROW
    return is_beside and other.score < settings.row_share * best.score


def _is_said(statement: Statement, chosen: Sequence[Statement]) -> bool:
    """Whether the same was chosen in nearly the same words; other figures make it another statement."""
    return any(_likeness(statement.text, other.text) >= _SAME for other in chosen)


def _likeness(one: str, other: str) -> float:
    words = [set(_WORD.findall(text.lower())) for text in (one, other)]
    figures = [{word for word in found if any(character.isdigit() for character in word)} for found in words]
    if figures[0] != figures[1]:
        return 0.0
    return len(words[0] & words[1]) / max(len(words[0] | words[1]), 1)


def _with_companions(weighed: Sequence[Weighed], best: Weighed, settings: EvidenceSettings) -> list[Statement]:
    place = next(index for index, item in enumerate(weighed) if item is best)
    taken = {place}
    share = settings.row_share if best.statement.kind is BlockKind.TABLE_ROW else settings.companion_share
    for step in (1, -1):
        index = place + step
        while 0 <= index < len(weighed) and len(taken) < settings.longest_answer - 1:
            item = weighed[index]
            is_apart = item.statement.passage.row != best.statement.passage.row
            if is_apart or item.statement.is_noise or item.score < share * best.score:
                break
            taken.add(index)
            index += step
    first = min(taken)
    if first and weighed[first].statement.leans_back and weighed[first - 1].statement.rank == best.statement.rank:
        taken.add(first - 1)
    return _complete_lists(weighed, [weighed[index].statement for index in sorted(taken)], settings)


def _complete_lists(
    weighed: Sequence[Weighed], chosen: Sequence[Statement], settings: EvidenceSettings
) -> list[Statement]:
    everything = [item.statement for item in weighed if item.statement.rank == chosen[0].rank]
    place = {id(statement): index for index, statement in enumerate(everything)}
    wanted = {place[id(statement)] for statement in chosen}
    first = everything[min(wanted)]
    if first.kind is BlockKind.LIST_ITEM:
        for index in range(min(wanted) - 1, -1, -1):
            if everything[index].kind is not BlockKind.LIST_ITEM:
                if everything[index].introduces_list:
                    wanted.add(index)
                break
    last = everything[max(wanted)]
    if last.introduces_list:
        for index in range(max(wanted) + 1, min(len(everything), max(wanted) + 1 + settings.longest_list)):
            if everything[index].kind not in (BlockKind.LIST_ITEM, BlockKind.TABLE_ROW):
                break
            wanted.add(index)
    return [everything[index] for index in sorted(wanted)]
