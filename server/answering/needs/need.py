"""One thing that somebody needs to be told."""

from dataclasses import dataclass
from enum import StrEnum


class NeedKind(StrEnum):
    """How a need is put, the plainest first."""

    ASKED = "asked"
    REQUESTED = "requested"
    TROUBLE = "trouble"


@dataclass(frozen=True, slots=True)
class Need:
    """A need in the asker's own words, and as a question that can be understood without what stands around it."""

    words: str
    question: str
    kind: NeedKind
