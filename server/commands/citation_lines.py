"""How citations are printed on a terminal."""

from collections.abc import Iterable
from datetime import datetime

from server.answering.answer import Citation


def cited_lines(citations: Iterable[Citation]) -> list[str]:
    """Two lines for each: where it stands and since when it holds, and what it says."""
    lines = []
    for citation in citations:
        section = f" › {citation.section}" if citation.section else ""
        lines.append(f"[{citation.number}] {citation.title}{section} ({citation.path}){_period(citation)}")
        lines.append(f"    “{' '.join(citation.quote.split())}”")
    return lines


def _period(citation: Citation) -> str:
    begun, ended = citation.in_force_from, citation.in_force_to
    if ended is not None:
        return f", in force {_day(begun)} to {_day(ended)}"
    return f", in force from {_day(begun)}" if begun is not None else ""


def _day(moment: datetime | None) -> str:
    return "" if moment is None else f"{moment:%Y-%m-%d}"
