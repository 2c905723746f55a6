"""Every table of figures as a file."""

import tempfile
from collections.abc import Callable, Iterator, Mapping

from fastapi import APIRouter
from fastapi.responses import StreamingResponse

from evals.dashboards.answer_list import ListedAnswer, list_answers
from evals.dashboards.breakdowns import Dimension, read_breakdowns
from evals.dashboards.cost import read_cost
from evals.dashboards.document_names import read_document_names
from evals.dashboards.events import read_events
from evals.dashboards.gaps import read_gaps
from evals.dashboards.over_time import read_over_time
from evals.dashboards.sheets import (
    answers_sheet,
    breakdown_sheet,
    cost_sheet,
    documents_sheet,
    events_sheet,
    gaps_sheet,
    over_time_sheet,
)
from evals.dashboards.spreadsheet import FileKind, Sheet, csv_pieces, write_xlsx
from evals.dashboards.worst_documents import read_worst_documents
from evals.pages.figures import Desk, open_desk, skill_names
from evals.pages.selected import Selected
from evals.quality import TheQuality
from ingest.index.errors import NotFound
from server.api.requirement import Reviewer

router = APIRouter(include_in_schema=False)

_AT_ONCE = 500
_IN_MEMORY = 4_000_000
_PIECE = 1 << 16
_GAPS = 400


@router.get("/evaluations/tables/{name}.{kind}")
def export_table(
    name: str, kind: FileKind, quality: TheQuality, person: Reviewer, selection: Selected
) -> StreamingResponse:
    """The table of this name with the filters of the address. Raises NotFound."""
    del person  # the selection holds what they may read
    if name not in _SHEETS:
        raise NotFound(f"there is no table {name}")
    sheet = _SHEETS[name](open_desk(quality, selection))
    period = selection.period
    file = f"deskside-{sheet.name}-{period.begins.isoformat()}-{period.ends.isoformat()}.{kind}"
    headers = {"Content-Disposition": f'attachment; filename="{file}"', "Cache-Control": "no-store"}
    pieces = csv_pieces(sheet) if kind is FileKind.CSV else _xlsx_pieces(sheet)
    return StreamingResponse(pieces, media_type=kind.media_type, headers=headers)


def _over_time(desk: Desk) -> Sheet:
    return over_time_sheet(read_over_time(desk.cut))


def _by(dimension: Dimension) -> Callable[[Desk], Sheet]:
    def sheet(desk: Desk) -> Sheet:
        found = next(one for one in read_breakdowns(desk.cut) if one.dimension is dimension)
        return breakdown_sheet(found, skill_names(desk.quality) if dimension is Dimension.SKILL else {})

    return sheet


def _documents(desk: Desk) -> Sheet:
    figures = read_worst_documents(desk.cut)
    names = read_document_names(desk.cut.engine, [one.document for one in figures], desk.selection.audience)
    return documents_sheet(figures, names)


def _gaps(desk: Desk) -> Sheet:
    return gaps_sheet(read_gaps(desk.cut.engine, desk.selection, _GAPS).shown)


def _cost(desk: Desk) -> Sheet:
    return cost_sheet(read_cost(desk.cut))


def _events(desk: Desk) -> Sheet:
    selection = desk.selection
    return events_sheet(read_events(desk.cut.engine, desk.quality.runs.cards(), selection.period, selection.audience))


def _answers(desk: Desk) -> Sheet:
    return answers_sheet(_every_answer(desk), desk.quality.dashboards.post.writer.base_url)


_SHEETS: Mapping[str, Callable[[Desk], Sheet]] = {
    "over-time": _over_time,
    **{f"by-{dimension}": _by(dimension) for dimension in Dimension},
    "documents": _documents,
    "gaps": _gaps,
    "cost": _cost,
    "events": _events,
    "answers": _answers,
}


def _every_answer(desk: Desk) -> Iterator[ListedAnswer]:
    """Page after page, so that however many there are, few are held at once."""
    cursor: str | None = ""
    while cursor is not None:
        page = list_answers(desk.cut.engine, desk.selection, cursor=cursor, limit=_AT_ONCE)
        yield from page.answers
        cursor = page.cursor


def _xlsx_pieces(sheet: Sheet) -> Iterator[bytes]:
    with tempfile.SpooledTemporaryFile(_IN_MEMORY) as stream:
        write_xlsx(sheet, stream)
        stream.seek(0)
        while piece := stream.read(_PIECE):
            yield piece
