"""How a receipt and a replay are said on the pages."""

from server.answering.answer import Outcome
from server.history.evidence_now import EvidenceNow, EvidenceState
from server.history.replay import CitationChange
from server.pages.wording import day

OUTCOMES = {
    Outcome.ANSWERED: "answered",
    Outcome.PARTLY_ANSWERED: "partly answered",
    Outcome.NOT_IN_DOCUMENTS: "not in the documents",
    Outcome.NEEDS_CLARIFICATION: "asked what is meant",
}
CHANGES = {
    CitationChange.KEPT: "As before",
    CitationChange.CHANGED_VERSION: "Another version",
    CitationChange.REMOVED: "No longer cited",
    CitationChange.ADDED: "New",
}
_STEPS = {"retrieve": "Finding passages", "exemplar": "Approved answers", "compose": "Choosing sentences"}


def stands(evidence: EvidenceNow) -> str:
    """ "Superseded since 3 May 2026"."""
    since = day(evidence.since)
    match evidence.state:
        case EvidenceState.IN_FORCE:
            return "Still in force"
        case EvidenceState.SUPERSEDED:
            return f"Superseded since {since}" if since else "Superseded"
        case EvidenceState.ENDED:
            return f"Ended on {since}" if since else "Ended"
        case EvidenceState.COMING:
            return f"Comes into force on {since}"
        case EvidenceState.RETIRED:
            return "Withdrawn"


def step(name: str) -> str:
    """What a step of making an answer is called; one that has no words here goes by its own name."""
    return _STEPS.get(name) or name.replace("_", " ").capitalize()
