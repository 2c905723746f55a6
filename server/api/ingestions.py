"""Indexing over HTTP: folders and files of the server's own machine."""

from collections.abc import Sequence
from functools import partial
from http import HTTPStatus
from pathlib import Path
from typing import Annotated

from fastapi import APIRouter, Header, Response
from fastapi.sse import EventSourceResponse
from pydantic import BaseModel, ConfigDict, Field

from ingest.index.errors import Forbidden
from ingest.index.progress import SilentProgress
from ingest.index.receipt import JobReceipt
from server.api.ingestion_events import ingestion_events
from server.api.requirement import Ingester
from server.api.state import TheDeskside
from server.identity.permission import Permission, may

router = APIRouter(prefix="/v1/ingestions", tags=["ingestion"])

_STREAM = {"text/event-stream": {"schema": {"type": "string"}}}


class IngestionWanted(BaseModel):
    """What to index: folders, files and patterns on the server's machine."""

    model_config = ConfigDict(
        frozen=True,
        extra="forbid",
        json_schema_extra={"examples": [{"paths": ["/srv/policies"], "dry_run": False, "retry_failed": False}]},
    )

    paths: list[str] = Field(min_length=1, max_length=1000)
    dry_run: bool = False
    retry_failed: bool = False


@router.post("", response_model=JobReceipt, responses={HTTPStatus.OK: {"content": _STREAM}})
def ingest(
    wanted: IngestionWanted,
    person: Ingester,
    deskside: TheDeskside,
    accept: Annotated[str, Header(include_in_schema=False)] = "application/json",
) -> JobReceipt | Response:
    """Bring the index up to date with these folders; one pass at a time.

    With `Accept: text/event-stream` it tells how it goes: `planned`, `file` for each file, `done` with the receipt.
    """
    paths = wanted.paths
    if not may(person, Permission.ADMINISTER):
        paths = _inside_sources(paths, deskside.index.catalog.sources())
    run = partial(deskside.ingest, paths, wanted.dry_run, wanted.retry_failed)
    if "text/event-stream" in accept:
        return EventSourceResponse(ingestion_events(run))
    return run(SilentProgress())


def _inside_sources(paths: Sequence[str], sources: Sequence[str]) -> list[str]:
    """These paths with every link followed. Raises Forbidden for one that is not inside a folder indexed already.

    Only who administers the server may point it at other folders of its machine.
    """
    resolved = []
    for path in paths:
        place = Path(path).resolve()
        if not place.exists() or not any(place.is_relative_to(source) for source in sources):
            raise Forbidden(f"{path} is in no folder that is indexed already; ask whoever runs Deskside to add it")
        resolved.append(str(place))
    return resolved
