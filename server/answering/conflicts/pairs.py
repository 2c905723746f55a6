"""Which pairs of statements disagree, once it is clear that nothing nearer agrees."""

from collections.abc import Sequence
from dataclasses import dataclass

from ingest.index.documents import BlockKind
from server.answering.conflicts.beside import Embedded
from server.answering.conflicts.claim import claim_of
from server.answering.conflicts.judgement import Disagreement, Rarity, judge
from server.answering.conflicts.settings import ConflictSettings

_AS_ALIKE = 0.02
_MOST_DOCUMENTS = 2
"""What disagrees with more documents is a form that each of them fills in for itself."""


@dataclass(frozen=True, slots=True)
class Pair:
    """Two statements in force, and in what they disagree."""

    left: Embedded
    right: Embedded
    disagreement: Disagreement


@dataclass(frozen=True, slots=True)
class Pairs:
    """Holds statements against each other. `around` is everything near them, of their own documents too."""

    around: Sequence[Embedded]
    rarity: Rarity
    settings: ConflictSettings

    def of(self, left: Embedded) -> list[Pair]:
        """What disagrees with this statement; nothing where too many documents do."""
        pairs = [pair for right in self.around if (pair := self._pair(left, right)) is not None]
        documents = {pair.right.statement.passage.document.id for pair in pairs}
        return pairs if len(documents) <= _MOST_DOCUMENTS else []

    def _pair(self, left: Embedded, right: Embedded) -> Pair | None:
        disagreement = None if is_same(left, right) else self._judge(left, right)
        if disagreement is None or self._has_better(left, right) or self._has_better(right, left):
            return None
        return Pair(left, right, disagreement)

    def _judge(self, left: Embedded, right: Embedded) -> Disagreement | None:
        likeness = left.likeness(right)
        if likeness < self.settings.likeness or not (may_disagree(left) and may_disagree(right)):
            return None
        return judge(claim_of(left.statement), claim_of(right.statement), likeness, self.rarity, self.settings)

    def _has_better(self, one: Embedded, match: Embedded) -> bool:
        """Whether the document of the match says something as near to this one that does not disagree with it."""
        least = one.likeness(match) - _AS_ALIKE
        document = match.statement.passage.document.id
        return any(
            rival.statement.passage.document.id == document
            and not is_same(rival, match)
            and not is_same(rival, one)
            and one.likeness(rival) >= least
            and self._judge(one, rival) is None
            for rival in self.around
        )


def is_same(one: Embedded, other: Embedded) -> bool:
    """Whether they are one statement, or the same one that stands in two places."""
    return one.statement.text == other.statement.text


def may_disagree(one: Embedded) -> bool:
    """Whether it says something that can be contradicted: neither code nor a heading nor a greeting."""
    statement = one.statement
    is_said = statement.kind is not BlockKind.CODE and not any(sign in statement.text for sign in "{}=")
    return is_said and not statement.is_noise and not statement.introduces_list
