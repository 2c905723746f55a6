"""Runs to take along: the report in one file, and the dataset folder as a ZIP file."""

from urllib.parse import quote

from fastapi import APIRouter
from fastapi.responses import Response

from evals.example import ORDINARY_AGENT
from evals.export.dataset_files import dataset_archive
from evals.export.outgoing_run import OutgoingRun, read_outgoing
from evals.export.run_report import run_report
from evals.export.withholding import Readers
from evals.quality import Quality, TheQuality
from evals.review.reading import Reading
from server.api.requirement import Reviewer
from server.identity.person import Person

router = APIRouter(include_in_schema=False)


@router.get("/evaluations/runs/{run}/report.html")
def download_report(quality: TheQuality, person: Reviewer, run: str, against: str | None = None) -> Response:
    """The report, without what is internal or not for this person; `against` names a run to compare with."""
    baseline = _outgoing(quality, person, against) if against else None
    report = run_report(_outgoing(quality, person, run), baseline)
    return _file(report.encode(), f"{run}.html", "text/html; charset=utf-8")


@router.get("/evaluations/runs/{run}/dataset.zip")
def download_dataset(quality: TheQuality, person: Reviewer, run: str) -> Response:
    """The dataset folder, without what is internal or not for this person."""
    return _file(dataset_archive(_outgoing(quality, person, run)), f"{run}.zip", "application/zip")


def _outgoing(quality: Quality, person: Person, run: str) -> OutgoingRun:
    """What every agent may read, as far as this person may. Raises NotFound, and RunUnreadable before a run's end."""
    readers = Readers(ORDINARY_AGENT & person.audience, Reading(quality.deskside, person).may_read)
    return read_outgoing(quality.runs.folder / quality.runs.card(run).id, readers=readers)


def _file(content: bytes, name: str, media_type: str) -> Response:
    """For saving, not for showing: the policy of our pages would rightly refuse the styles inside a report."""
    disposition = f"attachment; filename*=utf-8''{quote(name)}"
    return Response(content, media_type=media_type, headers={"Content-Disposition": disposition})
