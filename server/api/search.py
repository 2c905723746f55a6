"""Searching without answering."""

from fastapi import APIRouter
from pydantic import BaseModel, ConfigDict

from server.api.asking import Searching
from server.api.requirement import Asker
from server.api.state import TheClock, TheDeskside

router = APIRouter(prefix="/v1/search", tags=["answers"])


class PassageJson(BaseModel):
    """A stretch of one version."""

    model_config = ConfigDict(frozen=True)

    document: str
    version: str
    source: str
    path: str
    title: str
    section: str
    start: int
    end: int
    text: str
    score: float


class Found(BaseModel):
    """Passages, best first, and how likely it is that they answer."""

    model_config = ConfigDict(frozen=True)

    passages: list[PassageJson]
    confidence: float


@router.post("")
def search(searching: Searching, person: Asker, deskside: TheDeskside, clock: TheClock) -> Found:
    """The passages that most likely answer a question."""
    found = deskside.search(searching.to_question(), searching.to_scope(person, clock()), searching.k)
    passages = [
        PassageJson(
            document=one.document_id,
            version=one.version_id,
            source=one.source,
            path=one.path,
            title=one.title,
            section=one.section,
            start=one.start,
            end=one.end,
            text=one.text,
            score=one.score,
        )
        for one in found.passages
    ]
    return Found(passages=passages, confidence=found.confidence)
