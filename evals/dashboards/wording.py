"""How figures are said, on pages, in exports and in mail alike."""

from evals.dashboards.selection import NONE
from evals.dashboards.share import Change, Share

OUTCOMES = {
    "answered": "Answered",
    "partly_answered": "Partly answered",
    "not_in_documents": "Not in the documents",
    "needs_clarification": "Needs clarification",
    "found": "Answered, wholly or in part",
}
RATINGS = {
    "rated": "Rated by people",
    "useful": "Found useful",
    "not_useful": "Found not useful",
    "unrated": "Not rated",
    "reviewed": "Reviewed",
}
ORDERS = {"newest": "Newest first", "slowest": "Slowest first", "most_disliked": "Most disliked first"}
DIMENSIONS = {"skill": "Skill", "product": "Product", "source": "Source", "team": "Team"}
NONE_OF = {
    "skill": "No lesson attached",
    "product": "No product",
    "source": "No source",
    "team": "No team",
}
MEASURES = {"answered": "Answered", "useful": "Found useful"}
EVENTS = {"published": "Published", "retired": "Withdrawn", "changed": "Changed"}


def percent(value: float | None) -> str:
    """ "75 %"; a dash for none."""
    return "–" if value is None else f"{value * 100:.0f} %"


def share(value: Share) -> str:
    """ "75 % (12 of 16)"; with too few only the counts."""
    if not value.n:
        return "–"
    if value.is_small:
        return f"{value.count} of {value.n}"
    return f"{percent(value.value)} ({value.count} of {value.n})"


def points(value: Change) -> str:
    """ "+4 points (-1 to +9)"; a dash where there are too few."""
    if value.value is None or value.low is None or value.high is None:
        return "–"
    return f"{_signed(value.value)} points ({_signed(value.low)} to {_signed(value.high)})"


def milliseconds(value: float | None) -> str:
    """ "320 ms" or "1.4 s"; a dash for none."""
    if value is None:
        return "–"
    return f"{value:.0f} ms" if value < 1000 else f"{value / 1000:.1f} s"


def number(value: int) -> str:
    """ "12 345", with thin spaces that do not break."""
    return f"{value:,}".replace(",", "\u202f")


def part_name(dimension: str | None, value: str) -> str:
    """ "Product pump", "No product"; "All answers" where there is no dimension."""
    if dimension is None:
        return "All answers"
    return NONE_OF[dimension] if value == NONE else f"{DIMENSIONS[dimension]} {value}"


def _signed(value: float) -> str:
    rounded = round(value * 100)
    return "0" if rounded == 0 else f"{rounded:+d}".replace("-", "−")
