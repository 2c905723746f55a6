"""Whether two statements disagree: a pure function of what they say and where they stand."""

from collections.abc import Callable
from dataclasses import dataclass
from enum import StrEnum

from server.answering.conflicts.amounts import Difference, differences
from server.answering.conflicts.claim import Claim, Place
from server.answering.conflicts.denial import is_denied, without_duty
from server.answering.conflicts.settings import ConflictSettings
from server.answering.verification.figures import Figure
from server.answering.verification.places import lies_in

Rarity = Callable[[str], float]
"""How much these words tell together: 1 is a word that stands in a single passage."""


class DisagreementKind(StrEnum):
    """In what two statements disagree."""

    AMOUNT = "amount"
    DENIAL = "denial"


@dataclass(frozen=True, slots=True)
class Disagreement:
    """In what two statements disagree, and how surely they are about the same thing."""

    kind: DisagreementKind
    differences: tuple[Difference, ...]
    """The amounts, the closest first; empty for a denial."""
    sameness: float


def judge(
    left: Claim, right: Claim, likeness: float, rarity: Rarity, settings: ConflictSettings
) -> Disagreement | None:
    """In what the two disagree; None where they agree, or speak of different things, cases or times.

    `likeness` is the cosine of their embeddings. Costs some tens of microseconds.
    """
    if likeness < settings.likeness or not may_meet(left, right, settings):
        return None
    found = _by_amount(left, right, likeness, settings) or _by_denial(left, right, likeness, settings)
    shared = " ".join(left.words[stem] for stem in sorted(left.stems & right.stems))
    return found if found is not None and rarity(shared) >= settings.telling else None


def may_meet(left: Claim, right: Claim, settings: ConflictSettings) -> bool:
    """Whether both could hold for one case: neither outranks the other, and nothing they name sets them apart."""
    one, other = left.place, right.place
    if one.outranks(other) or other.outranks(one) or _is_elsewhere(one, other, settings):
        return False
    if one.document == other.document and (one.is_row or other.is_row or one.block == other.block):
        return False
    if _are_apart(left.names, right.names) or _are_apart(left.addresses, right.addresses):
        return False
    if _is_own_subject(left, right) and _is_own_subject(right, left):
        return False
    return _may_be_same_place(left.places, right.places) and _may_be_same_row(left, right)


def _is_elsewhere(one: Place, other: Place, settings: ConflictSettings) -> bool:
    tags = settings.scoping_tags & one.tags.keys() & other.tags.keys()
    return any(one.tags[tag] and other.tags[tag] and not one.tags[tag] & other.tags[tag] for tag in tags)


def _are_apart(one: frozenset[str], other: frozenset[str]) -> bool:
    return bool(one and other) and not one & other


def _is_own_subject(claim: Claim, other: Claim) -> bool:
    """Whether it speaks of something that its title names and the other has nothing of."""
    return bool(claim.stems & claim.titles - other.subject)


def _may_be_same_place(one: frozenset[str], other: frozenset[str]) -> bool:
    if not one or not other:
        return True
    return any(lies_in(place, other) for place in one) or any(lies_in(place, one) for place in other)


def _may_be_same_row(left: Claim, right: Claim) -> bool:
    """Rows of two tables have to be about the same; a row and a sentence have to share what the row is about."""
    if left.label and right.label:
        return left.label == right.label
    row, other = (left, right) if left.label else (right, left)
    return row.label <= other.spoken


def _by_amount(left: Claim, right: Claim, likeness: float, settings: ConflictSettings) -> Disagreement | None:
    found = [one for one in differences(left, right) if _apart(one) <= settings.furthest]
    if len({one.left.group for one in found}) != 1 or found[0].left.is_condition:
        # Where two kinds of amounts differ, one of them is the case and the other what holds in it.
        return None
    closest = max(found, key=lambda one: one.closeness)
    covered, shared = sorted((_shared(left, right), _shared(right, left)))
    sameness = likeness + shared + closest.closeness
    if covered < settings.covered or shared < settings.shared or closest.closeness < settings.closeness:
        return None
    if sameness < settings.sameness:
        return None
    ranked = tuple(sorted(found, key=lambda one: one.left.at))
    return Disagreement(DisagreementKind.AMOUNT, ranked, sameness)


def _by_denial(left: Claim, right: Claim, likeness: float, settings: ConflictSettings) -> Disagreement | None:
    if likeness < settings.denial_likeness or left.place.is_row or right.place.is_row or not is_denied(left, right):
        return None
    mine, theirs = without_duty(left.stems), without_duty(right.stems)
    shared = len(mine & theirs) / max(len(mine | theirs), 1)
    if shared < settings.denial_shared or differences(left, right):
        return None
    return Disagreement(DisagreementKind.DENIAL, (), likeness + 2 * shared)


def _shared(claim: Claim, other: Claim) -> float:
    """The share of its words that the other has, or that its own title lends to the other."""
    both = (claim.stems & other.subject) | (other.stems & claim.titles)
    return min(len(both) / max(len(claim.stems), 1), 1.0)


def _apart(difference: Difference) -> float:
    one, other = difference.left.fact, difference.right.fact
    if not isinstance(one, Figure) or not isinstance(other, Figure):
        return 1.0
    low, high = sorted((abs(difference.left.size), abs(difference.right.size)))
    return float(high / low) if low else float("inf")
