"""Asks labelled questions and notes which approved answer each is offered."""

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from evals.example import ORDINARY_AGENT
from evals.trials.exemplars.labelled_question import LabelledQuestion
from ingest.index.scope import Scope
from server.answering.question import Question
from server.clock import utc_now
from server.deskside import Deskside


@dataclass(frozen=True, slots=True)
class Tried:
    """A question and the file of the approved answer it was offered, if any."""

    label: LabelledQuestion
    offered: Path | None

    @property
    def is_right(self) -> bool:
        """Whether the one that fits was offered."""
        return self.offered is not None and self.offered == self.label.exemplar


@dataclass(frozen=True, slots=True)
class Trial:
    """All labelled questions."""

    tried: tuple[Tried, ...]

    @property
    def offered(self) -> int:
        """To how many questions an approved answer was offered."""
        return sum(one.offered is not None for one in self.tried)

    @property
    def precision(self) -> float:
        """The share of the offered ones that fit."""
        return sum(one.is_right for one in self.tried) / max(self.offered, 1)

    @property
    def recall(self) -> float:
        """The share of the questions with one that fits, which were offered it."""
        wanted = sum(one.label.exemplar is not None for one in self.tried)
        return sum(one.is_right for one in self.tried) / max(wanted, 1)


def try_exemplars(labels: Sequence[LabelledQuestion], deskside: Deskside) -> Trial:
    """Ask every question, as an ordinary agent."""
    return Trial(tuple(Tried(label, _offered(label, deskside)) for label in labels))


def _offered(label: LabelledQuestion, deskside: Deskside) -> Path | None:
    scope = Scope(ORDINARY_AGENT, label.as_of or utc_now())
    link = deskside.answer(Question(label.question), scope).exemplar
    if link is None:
        return None
    document = deskside.index.catalog.document(link.id)
    return (Path(document.source) / document.path).resolve()
