"""The receipt of an answer: what anybody who doubts it needs, to see how it came to be."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime

from ingest.index.catalog import Catalog
from server.answering.answer import Answer
from server.answering.question import Ticket, Turn
from server.history.asked import Asked
from server.history.decision import Noticed, say_decision, what_was_noticed
from server.history.evidence_now import EvidenceNow, evidence_now


@dataclass(frozen=True, slots=True)
class AskedWith:
    """What stood around the question, and who was asked for."""

    groups: tuple[str, ...]
    tags: Mapping[str, tuple[str, ...]]
    history: tuple[Turn, ...]
    ticket: Ticket | None
    left_out: int
    """Messages of the conversation and of the ticket that were not kept."""


@dataclass(frozen=True, slots=True)
class Receipt:
    """What is known of the making of an answer beside what the answer itself says."""

    url: str
    asked_with: AskedWith | None
    """`None` in answers of earlier versions."""
    evidence: tuple[EvidenceNow, ...]
    noticed: tuple[Noticed, ...]
    decision: str


def receipt_url(answer_id: str) -> str:
    """Where the receipt of an answer stands for good."""
    return f"/answers/{answer_id}"


def receipt_of(
    answer: Answer, asked: Asked | None, catalog: Catalog, groups: frozenset[str], moment: datetime
) -> Receipt:
    """The receipt as somebody in these groups may read it, with what has become of the evidence by now."""
    return Receipt(
        url=receipt_url(answer.id),
        asked_with=None if asked is None else _asked_with(asked),
        evidence=evidence_now(answer, catalog, groups, moment),
        noticed=what_was_noticed(answer),
        decision=say_decision(answer),
    )


def _asked_with(asked: Asked) -> AskedWith:
    return AskedWith(
        groups=tuple(sorted(asked.scope.groups)),
        tags={name: tuple(sorted(values)) for name, values in sorted(asked.scope.tags.items())},
        history=asked.question.history,
        ticket=asked.question.ticket,
        left_out=asked.left_out,
    )
