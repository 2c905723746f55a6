"""Where one statement denies what the other says of the same thing."""

import re

from server.answering.conflicts.claim import Claim
from server.answering.verification.denials import Denial

_MAIN = re.compile(r"(?:cannot|never|no longer|\w+n't)", re.IGNORECASE)
_AFTER_VERB = re.compile(
    r"\b(?:may|must|can|will|shall|should|do|does|did|is|are|was|were|could|would|has|have|need) $", re.IGNORECASE
)
_ASIDE = re.compile(
    r"\b(?:if|when|where|who|which|that|while|until|unless|once|because|since|for|to)\W+(?:\w+\W+){0,3}$", re.I
)
_DUTY = re.compile(
    r"\b(?:must(?! not)|required|mandatory|compulsory|obligatory|(?:has|have|needs?) to)\b", re.IGNORECASE
)
_CHOICE = re.compile(
    r"\b(?:optional|optionally|voluntary|(?:not|no longer) required|need not|no need)\b", re.IGNORECASE
)
_OF_DUTY = frozenset("requir mandat compul obliga option volunt necess need".split())


def is_denied(left: Claim, right: Claim) -> bool:
    """Whether one of them denies, in its main clause, the very thing the other says, or calls a duty a choice.

    Where both deny something nothing is said: the two nots may belong to two cases.
    """
    if left.denials and right.denials:
        return False
    denying, saying = (left, right) if left.denials else (right, left)
    return any(_denies(denying, denial, saying) for denial in denying.denials) or _is_choice(left, right)


def without_duty(stems: frozenset[str]) -> frozenset[str]:
    """The stems without those that only say whether something is a duty."""
    return stems - _OF_DUTY


def _denies(claim: Claim, denial: Denial, other: Claim) -> bool:
    is_main = _MAIN.fullmatch(denial.written) or _AFTER_VERB.search(claim.text, 0, denial.span.start)
    if not denial.is_strong or not is_main:
        return False
    if _ASIDE.search(claim.text, 0, denial.span.start):
        return False
    return bool(denial.denied) and denial.denied[0] in other.stems


def _is_choice(left: Claim, right: Claim) -> bool:
    duties = [bool(_DUTY.search(claim.text)) and not _CHOICE.search(claim.text) for claim in (left, right)]
    choices = [bool(_CHOICE.search(claim.text)) for claim in (left, right)]
    return (duties[0] and choices[1]) or (duties[1] and choices[0])
