"""Whether the server is up, and whether it can answer."""

from typing import Literal

from fastapi import APIRouter
from pydantic import BaseModel

from server.api.state import TheDeskside

router = APIRouter(tags=["health"])


class Health(BaseModel):
    """The process is up."""

    status: Literal["ok"] = "ok"


class Readiness(BaseModel):
    """The index can be searched."""

    status: Literal["ready"] = "ready"


@router.get("/healthz")
def healthz() -> Health:
    """The process is up."""
    return Health()


@router.get("/readyz")
def readyz(deskside: TheDeskside) -> Readiness:
    """The index has been read and follows the catalog; an error where it cannot."""
    deskside.index.view()
    return Readiness()
