"""Chooses the statements that answer a question."""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray
from pydantic import BaseModel, ConfigDict

from ingest.index.documents import BlockKind
from ingest.index.embedder import Embedder, Embeddings
from ingest.index.lexical import LexicalIndex
from server.answering.statements import Statement


class EvidenceSettings(BaseModel):
    """How statements are weighed and how many are taken."""

    model_config = ConfigDict(frozen=True)

    word_weight: float = 0.35
    """What sharing the question's words counts beside similarity of meaning."""
    rank_penalty: float = 0.04
    """What each rank of the passage costs."""
    best_chunk_bonus: float = 0.04
    companion_share: float = 0.72
    """A neighbour joins the best statement when it scores at least this share of it."""
    second_share: float = 0.85
    """A statement of another passage joins at this share."""
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


def weigh(
    statements: Sequence[Statement],
    question: str,
    question_embedding: Embeddings,
    embedder: Embedder,
    lexical: LexicalIndex,
    settings: EvidenceSettings,
) -> list[Weighed]:
    """Each statement with its score: likeness of meaning, shared words by their rarity, and where it was found."""
    if not statements:
        return []
    similarities: NDArray[np.float32] = embedder.embed([s.text for s in statements]) @ question_embedding
    terms = {term.stem: term.rarity for term in lexical.terms(question) if term.frequency}
    total = sum(terms.values()) or 1.0
    weighed = []
    for statement, similarity in zip(statements, similarities.tolist(), strict=True):
        place = " ".join(statement.passage.chunk.heading_path[-1:])
        own = set(lexical.stems(statement.text))
        stems = own | set(lexical.stems(place))
        shared = sum(rarity * (1.0 if stem in own else 0.5) for stem, rarity in terms.items() if stem in stems) / total
        score = similarity + settings.word_weight * shared - settings.rank_penalty * statement.rank
        score += settings.best_chunk_bonus if statement.is_in_best_chunk else 0.0
        weighed.append(Weighed(statement, score))
    return weighed


def choose(weighed: Sequence[Weighed], settings: EvidenceSettings) -> list[Statement]:
    """The statements of the answer: the best one with its companions, then what other passages add.

    Within a passage they stand in reading order; a list item brings the words that introduce its list, and words that
    introduce a list bring its items.
    """
    if not weighed:
        return []
    best = max(weighed, key=lambda item: item.score)
    chosen = _with_companions(weighed, best, settings)
    texts = {statement.text for statement in chosen}
    for other in sorted(weighed, key=lambda item: -item.score):
        if len(chosen) >= settings.longest_answer or other.score < settings.second_share * best.score:
            break
        if other.statement.text in texts or other.statement.rank == best.statement.rank:
            continue
        group = _complete_lists(weighed, [other.statement], settings)
        chosen += [statement for statement in group if statement.text not in texts]
        texts |= {statement.text for statement in group}
    return chosen


def _with_companions(weighed: Sequence[Weighed], best: Weighed, settings: EvidenceSettings) -> list[Statement]:
    place = next(index for index, item in enumerate(weighed) if item is best)
    taken = {place}
    enough = settings.companion_share * best.score
    for step in (1, -1):
        index = place + step
        while 0 <= index < len(weighed) and len(taken) < settings.longest_answer - 1:
            item = weighed[index]
            if item.statement.passage.row != best.statement.passage.row or item.score < enough:
                break
            taken.add(index)
            index += step
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
