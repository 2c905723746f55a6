"""How reasons, states and figures of reviewing are said on the pages."""

from collections.abc import Mapping

from evals.review.choosing import Reason
from evals.review.item import Item, ItemState

REASONS: Mapping[Reason, str] = {
    Reason.RANDOM: "Any, by chance",
    Reason.LOW_SUPPORT: "Low support in the documents",
    Reason.DISLIKED: "Somebody said it was of no use",
    Reason.NEW_POLICY: "Cites what went live lately",
    Reason.TEAM: "Asked by a team",
    Reason.SKILL: "About a skill",
    Reason.BY_HAND: "Sent by hand",
}
STATES: Mapping[ItemState, str] = {
    ItemState.WAITING: "waits for reviewers",
    ItemState.DISPUTED: "waits for a lead to decide",
    ItemState.SETTLED: "settled",
}


def why(item: Item) -> str:
    """Why an item is in the queue: "Asked by a team: fraud desk"."""
    return f"{REASONS[item.reason]}: {item.detail.replace('-', ' ')}" if item.detail else REASONS[item.reason]


def percent(share: float | None) -> str:
    """ "83 %"; a dash for none."""
    return "–" if share is None else f"{share:.0%}".replace("%", " %")
