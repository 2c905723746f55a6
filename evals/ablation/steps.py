"""The parts of retrieval, one added after the other."""

from collections.abc import Mapping
from dataclasses import dataclass

from server.retrieval.settings import RetrievalSettings

_NOTHING: Mapping[str, float | str] = {
    "title_weight": 0.0,
    "headings_weight": 0.0,
    "document_weight": 0.0,
    "conversation_weight": 0.0,
    "last_turn_weight": 0.0,
    "last_question_weight": 0.0,
    "ticket_weight": 0.0,
    "reranker": "none",
}
_PARTS: Mapping[str, tuple[str, ...]] = {
    "+ titles and headings": ("title_weight", "headings_weight"),
    "+ the whole document": ("document_weight",),
    "+ conversation and ticket": (
        "conversation_weight",
        "last_turn_weight",
        "last_question_weight",
        "ticket_weight",
    ),
    "+ reading again: ours": ("reranker",),
}


@dataclass(frozen=True, slots=True)
class Step:
    """A way of retrieving, and the settings that make it."""

    name: str
    settings: RetrievalSettings


def steps(ours: RetrievalSettings) -> tuple[Step, ...]:
    """From the words alone to retrieval as it is set; every step but the first two adds one part to the one before."""
    bare = ours.model_copy(update=_NOTHING)
    found = [
        Step("words alone (BM25)", bare.model_copy(update={"dense_weight": 0.0})),
        Step("meaning alone (dense)", bare.model_copy(update={"dense_weight": 1.0})),
        Step("both, fused", bare),
    ]
    for name, parts in _PARTS.items():
        added = {part: getattr(ours, part) for part in parts}
        found.append(Step(name, found[-1].settings.model_copy(update=added)))
    return tuple(found)
