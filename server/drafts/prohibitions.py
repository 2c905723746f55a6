"""What the documents say must not be said or promised: "Never promise a yearly saving"."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from server.drafts.fitting import Fit
from server.drafts.sources import Source

_FORBIDS = re.compile(
    r"\b(?:do not|don't|never|must not|may not|we do not|agents do not)\b[^.;]{0,40}?"
    r"\b(?:promise|say|tell|mention|name|advise|suggest|speculate|quote|offer|recommend|confirm|write|ask"
    r"|estimate|give an estimate)\b"
    r"|\bgive no (?:estimate|advice|date|figure)|\bnever quoted to customers\b",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Prohibition:
    """A statement that forbids saying what a sentence says."""

    source: Source


def forbids(text: str) -> bool:
    """Whether a statement says that something must not be said."""
    return bool(_FORBIDS.search(text))


def prohibition_of(fits: Sequence[Fit], least: float) -> Prohibition | None:
    """The prohibition that a sentence breaks, where the statement that fits it best is one."""
    best = next(iter(fits), None)
    if best is None or best.nearness < least or not forbids(best.source.statement.text):
        return None
    return Prohibition(best.source)
