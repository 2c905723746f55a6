"""Which statements an answer rests on are contradicted by another that is in force."""

import math
from collections.abc import Sequence

from ingest.index.index import Index
from ingest.index.scope import Scope
from server.answering.answer import Citation, Conflict
from server.answering.conflicts.beside import Beside, Embedded
from server.answering.conflicts.card import card_of
from server.answering.conflicts.pairs import Pair, Pairs, may_disagree
from server.answering.conflicts.settings import ConflictSettings
from server.answering.evidence import Weighed
from server.answering.question import Question
from server.answering.region import asked_regions
from server.answering.suspicion import Suspicion
from server.answering.verification.places import lies_in
from server.answering.version_cache import VersionCache

_CHUNKS = 8
"""So many are read around each statement of an answer."""
_MOST = 3


class Conflicts:
    """Compares what an answer rests on with what is nearest to it in the whole index. Costs some milliseconds."""

    def __init__(self, index: Index, versions: VersionCache, suspicion: Suspicion, settings: ConflictSettings) -> None:
        self._index = index
        self._suspicion = suspicion
        self._beside = Beside(index, versions)
        self._versions = versions
        self._settings = settings

    def against(self, citations: Sequence[Citation], question: Question, scope: Scope) -> tuple[Conflict, ...]:
        """What contradicts these citations, for the regions asked about, within the scope; the surest first.

        A side that is cited has the number of its citation; others are numbered on from there.
        """
        quoted = [one for one in self._beside.quoted(citations, scope) if may_disagree(one)]
        around = self._beside.nearest(quoted, scope, _CHUNKS)
        pairs = Pairs(around, self._rarity, self._settings)
        found = [pair for left in quoted for pair in pairs.of(left) if _is_asked(pair, question)]
        trusted = [pair for pair in found if self._is_trusted(pair, around, question)]
        return self._cards(sorted(trusted, key=lambda pair: -pair.disagreement.sameness), citations)

    def _is_trusted(self, pair: Pair, around: Sequence[Embedded], question: Question) -> bool:
        """Whether nobody planted the other side for the assistant to read."""
        version = pair.right.statement.passage.chunk.version_id
        beside = [one for one in around if one.statement.passage.chunk.version_id == version]
        weighed = [Weighed(one.statement, 0.0, 0.0) for one in beside]
        trusted = self._suspicion.part(question, weighed).trusted
        return any(item.statement is pair.right.statement for item in trusted)

    def _cards(self, pairs: Sequence[Pair], citations: Sequence[Citation]) -> tuple[Conflict, ...]:
        cards: list[Conflict] = []
        known = list(citations)
        told: set[frozenset[str]] = set()
        for pair in pairs:
            sides = frozenset((pair.left.statement.text, pair.right.statement.text))
            if sides not in told and len(cards) < _MOST:
                told.add(sides)
                cards.append(card_of(pair, known, self._versions))
                known += [side for side in (cards[-1].left, cards[-1].right) if side.number > len(known)]
        return tuple(cards)

    def _rarity(self, words: str) -> float:
        once = math.log(1 + len(self._index.view().visibility.rows) / 1.5)
        return sum(term.rarity for term in self._index.lexical.terms(words)) / once


def _is_asked(pair: Pair, question: Question) -> bool:
    """Whether they differ in the region asked about, where the question and the amounts name one."""
    asked, found = asked_regions(question), pair.disagreement.differences
    if not asked or not found:
        return True
    return any(
        not one.left.places or any(lies_in(place, asked) for place in one.left.places | one.right.places)
        for one in found
    )
