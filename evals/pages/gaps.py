"""What is missing from the documents."""

from collections.abc import Sequence
from dataclasses import dataclass

from fastapi import APIRouter, Request
from fastapi.responses import HTMLResponse

from evals.dashboards.gaps import Gap, read_gaps
from evals.pages.figures import open_desk, show
from evals.pages.selected import Selected
from evals.quality import Quality, TheQuality
from server.answering.answer import Citation
from server.api.requirement import Reviewer

router = APIRouter(include_in_schema=False)

_SHOWN = 25
_PASSAGES = 3


@dataclass(frozen=True, slots=True)
class ShownGap:
    """A gap with the passages that came closest to answering it."""

    gap: Gap
    nearest: Sequence[Citation]


@router.get("/evaluations/gaps")
def show_gaps(request: Request, quality: TheQuality, person: Reviewer, selection: Selected) -> HTMLResponse:
    """Questions that went without a good answer, those asked most first."""
    desk = open_desk(quality, selection)
    gaps = read_gaps(quality.dashboards.facts.engine, selection, _SHOWN)
    shown = [ShownGap(gap, _nearest(quality, gap)) for gap in gaps.shown]
    return show(request, "gaps.html", person, desk, gaps=gaps, shown=shown)


def _nearest(quality: Quality, gap: Gap) -> Sequence[Citation]:
    """What the latest of its answers showed, one passage a document. That it may be read, `read_gaps` has seen to."""
    answer = quality.deskside.history.answer(gap.answer_id).answer
    by_document: dict[str, Citation] = {}
    for citation in (*answer.citations, *answer.nearest):
        by_document.setdefault(citation.document, citation)
    return list(by_document.values())[:_PASSAGES]
