"""The description of the API that programs can read."""

from fastapi import APIRouter, FastAPI, Request
from fastapi.responses import JSONResponse, RedirectResponse

from server.api.problem import MEDIA_TYPE
from server.api.requirement import Reader

router = APIRouter(include_in_schema=False)

_JSON = "application/json"


@router.get("/v1/openapi.json")
def openapi(request: Request, person: Reader) -> JSONResponse:
    """OpenAPI 3.1."""
    return JSONResponse(describe(request.app))


@router.get("/docs")
def docs(person: Reader) -> RedirectResponse:
    """Where people look for the description."""
    return RedirectResponse("/v1/openapi.json")


def describe(app: FastAPI) -> dict[str, object]:
    """The description, with problems under the media type they are sent with."""
    description = app.openapi()
    operations = (operation for path in description["paths"].values() for operation in path.values())
    for operation in operations:
        content = operation["responses"].get("default", {}).get("content", {})
        if _JSON in content:
            content[MEDIA_TYPE] = content.pop(_JSON)
    return description
