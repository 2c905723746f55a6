"""Puts questions together that ask the same in other words."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime

import numpy as np

from evals.normalised_text import normalise
from ingest.index.embedder import Embedder


@dataclass(frozen=True, slots=True)
class Asked:
    """One question that somebody asked, and what became of it."""

    answer_id: str
    question: str
    asked_at: datetime
    is_unanswered: bool
    is_disliked: bool


@dataclass(frozen=True, slots=True)
class SameQuestion:
    """Everybody who asked the same, the latest first."""

    asked: tuple[Asked, ...]

    @property
    def question(self) -> str:
        """The latest wording."""
        return self.asked[0].question

    @property
    def times(self) -> int:
        """How often it was asked."""
        return len(self.asked)

    @property
    def unanswered(self) -> int:
        """How often the documents did not answer it."""
        return sum(one.is_unanswered for one in self.asked)

    @property
    def disliked(self) -> int:
        """How many of its answers somebody found of no use."""
        return sum(one.is_disliked for one in self.asked)

    @property
    def urgency(self) -> int:
        """The most asked first, and before all others those that went wrong."""
        return self.times + (1_000_000 if self.unanswered or self.disliked else 0)


def same_questions(
    asked: Iterable[Asked], embedder: Embedder | None, likeness: float, wordings: int
) -> list[SameQuestion]:
    """The questions, most urgent first.

    Equal letters are the same question; of the `wordings` most urgent ones, so are those whose embeddings have at least
    this cosine. Without an embedder only letters count.
    """
    by_letters: dict[str, list[Asked]] = defaultdict(list)
    for one in asked:
        by_letters[normalise(one.question).letters].append(one)
    by_letters.pop("", None)
    groups = sorted((_together(found) for found in by_letters.values()), key=lambda group: -group.urgency)[:wordings]
    if embedder is not None and len(groups) > 1:
        groups = _merged(groups, embedder, likeness)
    return sorted(groups, key=lambda group: -group.urgency)


def _merged(groups: Sequence[SameQuestion], embedder: Embedder, likeness: float) -> list[SameQuestion]:
    """Each group with the first one before it that asks the same; what is asked most gives the lead."""
    embeddings = embedder.embed([group.question for group in groups])
    alike = embeddings @ embeddings.T >= likeness
    members: dict[int, list[Asked]] = {}
    for place, group in enumerate(groups):
        leaders = [leader for leader in members if alike[place, leader]]
        leader = max(leaders, key=lambda one: float(np.dot(embeddings[place], embeddings[one])), default=place)
        members.setdefault(leader, []).extend(group.asked)
    return [_together(found) for found in members.values()]


def _together(asked: Sequence[Asked]) -> SameQuestion:
    return SameQuestion(tuple(sorted(asked, key=lambda one: one.asked_at, reverse=True)))
