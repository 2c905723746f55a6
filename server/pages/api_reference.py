"""The API for people: what can be called, in a table."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from fastapi import APIRouter, Request
from fastapi.responses import HTMLResponse

from server.api.requirement import Reader
from server.pages.page import render

router = APIRouter(include_in_schema=False)


@dataclass(frozen=True, slots=True)
class Operation:
    """One thing that can be called."""

    method: str
    path: str
    says: str
    topic: str


@router.get("/reference")
def show_reference(request: Request, person: Reader) -> HTMLResponse:
    """Every operation, with a link to the description for programs."""
    found = sorted(operations(request.app.openapi()), key=lambda each: each.topic)
    return render(request, "api_reference.html", person, operations=found)


def operations(description: Mapping[str, Any]) -> Iterator[Operation]:  # Any: OpenAPI's own open-ended JSON
    """The operations of an OpenAPI description."""
    for path, methods in description["paths"].items():
        for method, operation in methods.items():
            says = operation.get("description") or operation.get("summary", "")
            topics = operation.get("tags") or ["other"]
            yield Operation(method.upper(), path, says.splitlines()[0] if says else "", topics[0])
