"""Documents that are cited often and rated badly."""

from dataclasses import dataclass
from urllib.parse import quote

from fastapi import APIRouter, Request
from fastapi.responses import HTMLResponse

from evals.dashboards.document_names import DocumentName, read_document_names
from evals.dashboards.worst_documents import DocumentFigures, read_worst_documents
from evals.pages.figures import open_desk, show
from evals.pages.selected import Selected
from evals.quality import TheQuality
from server.api.requirement import Reviewer

router = APIRouter(include_in_schema=False)

_SHOWN = 50


@dataclass(frozen=True, slots=True)
class RankedDocument:
    """A document in the order of harm, with what the reader may know of it; `name` is `None` for what they may not."""

    figures: DocumentFigures
    name: DocumentName | None

    @property
    def mail(self) -> str | None:
        """A mail to its owner, begun, where the owner is an address."""
        if self.name is None or self.name.owner is None or "@" not in self.name.owner:
            return None
        subject = quote(f"Please look at “{self.name.title}”")
        return f"mailto:{quote(self.name.owner, safe='@')}?subject={subject}"


@router.get("/evaluations/documents")
def show_documents(request: Request, quality: TheQuality, person: Reviewer, selection: Selected) -> HTMLResponse:
    """Where one correction helps most."""
    desk = open_desk(quality, selection)
    figures = read_worst_documents(desk.cut)
    engine = quality.dashboards.facts.engine
    names = read_document_names(engine, [one.document for one in figures[:_SHOWN]], person.audience)
    ranked = [RankedDocument(one, names.get(one.document)) for one in figures[:_SHOWN]]
    return show(request, "dashboard_documents.html", person, desk, ranked=ranked, total=len(figures))
