"""What speaks against a sentence: one thing in it that the texts it cites do not say."""

from dataclasses import dataclass
from enum import StrEnum

from ingest.index.sentences import Span


class FindingKind(StrEnum):
    """What kind of thing it is."""

    CITATION = "citation"
    """A citation that is missing or was never issued."""
    QUOTATION = "quotation"
    FIGURE = "figure"
    DATE = "date"
    NAME = "name"
    """A name, a product, a region, a part code, an address or a telephone number."""
    NEGATION = "negation"
    """What is allowed, due or true turned round."""
    UNSUPPORTED = "unsupported"
    """Nothing cited speaks of it at all."""


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing that a sentence says and its sources do not."""

    kind: FindingKind
    says: str
    """The words of the sentence it is about."""
    span: Span
    """Where they stand in the sentence."""
    expected: str | None = None
    """What the source says in their place, such as "30 days", where it says something there."""
