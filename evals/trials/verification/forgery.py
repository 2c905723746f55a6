"""A sentence made false on purpose, and the ways to make one."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from enum import StrEnum

from evals.trials.verification.passages import SamplePassage


class ForgeryKind(StrEnum):
    """What was done to the sentence."""

    CITATION = "citation number"
    INVENTED_NUMBER = "invented number"
    SWAPPED_FIGURE = "figure from elsewhere in the document"
    NEIGHBOURING_FIGURE = "figure from the same passage"
    COMPARISON = "limit turned round"
    UNIT = "unit"
    CURRENCY = "currency"
    REGION = "region"
    QUOTATION = "altered quotation"
    NEGATION = "negation"
    PERMISSION = "permission"
    DATE = "date"
    NAME = "name or product"
    CODE = "code"
    ADDRESS = "invented address"
    OPPOSITE = "opposite"
    INVENTED = "invented sentence"


@dataclass(frozen=True, slots=True)
class TrueSentence:
    """A sentence that follows from the passages it cites."""

    text: str
    passages: tuple[SamplePassage, ...]

    @property
    def sources(self) -> tuple[str, ...]:
        """The texts it cites."""
        return tuple(passage.source for passage in self.passages)


@dataclass(frozen=True, slots=True)
class Forgery:
    """A false sentence, with the true one it was made from."""

    kind: ForgeryKind
    text: str
    made_from: TrueSentence
    citations: tuple[int, ...] | None = None
    """The numbers it cites; `None` means those of its passages."""


Way = Callable[[TrueSentence], Iterator[str]]
"""Gives false versions of a true sentence, the same ones every time."""
