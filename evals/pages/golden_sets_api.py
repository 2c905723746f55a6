"""Golden sets over HTTP: list them, read one as JSON Lines, add to one."""

from datetime import datetime
from http import HTTPStatus
from typing import Self

from fastapi import APIRouter
from fastapi.responses import Response
from pydantic import BaseModel, ConfigDict, Field
from pydantic.config import JsonDict

from evals.curation.export import as_jsonl
from evals.curation.golden_set_store import lines_in
from evals.curation.kept_example import ExampleState, GoldenSetCard, Origin
from evals.curation.personal_data import personal_data_in
from evals.curation.validation import Standing
from evals.golden_line import ExampleLine
from evals.pages.golden_sets import golden_set_url
from evals.quality import TheQuality
from server.api.attempt import TheAttempts
from server.api.requirement import Reviewer

router = APIRouter(prefix="/v1/evaluations/golden-sets", tags=["evaluations"])

_EXAMPLE: JsonDict = {
    "example": {
        "id": "returns-001",
        "question": "How long is a return number valid?",
        "answerable": True,
        "reference_answer": "14 days.",
        "documents": ["policies/returns.md"],
        "evidence": [{"document": "policies/returns.md", "quote": "A return number is valid for 14 days."}],
        "tags": {"skill": "returns-assessment"},
    },
    "why": "Asked in training",
    "is_candidate": False,
}


class GoldenSetJson(BaseModel):
    """A golden set without its examples."""

    model_config = ConfigDict(frozen=True)

    id: str
    title: str
    owner: str | None
    is_retired: bool
    created_at: datetime
    examples: int
    candidates: int
    broken: int
    url: str

    @classmethod
    def of(cls, card: GoldenSetCard) -> Self:
        """What is sent of it."""
        return cls(
            id=card.id,
            title=card.title,
            owner=card.owner,
            is_retired=card.is_retired,
            created_at=card.created_at,
            examples=card.examples,
            candidates=card.candidates,
            broken=card.broken,
            url=golden_set_url(card.id),
        )


class GoldenSetList(BaseModel):
    """The golden sets in use, by title."""

    model_config = ConfigDict(frozen=True)

    items: list[GoldenSetJson]


class NewExample(BaseModel):
    """An example to be added, and why."""

    model_config = ConfigDict(frozen=True, extra="forbid", json_schema_extra={"examples": [_EXAMPLE]})

    example: ExampleLine
    why: str = Field("", max_length=1000)
    is_candidate: bool = False


class AddedExample(BaseModel):
    """The example as it is kept."""

    model_config = ConfigDict(frozen=True)

    id: str
    revision: int
    state: ExampleState
    standing: Standing
    url: str


@router.get("")
def list_golden_sets(quality: TheQuality, person: Reviewer) -> GoldenSetList:
    """The golden sets in use."""
    return GoldenSetList(items=[GoldenSetJson.of(card) for card in quality.golden_sets.all()])


@router.get("/{set_id}", response_class=Response, responses={200: {"content": {"application/x-ndjson": {}}}})
def read_golden_set(quality: TheQuality, person: Reviewer, set_id: str) -> Response:
    """The accepted examples as JSON Lines, without those that quote what the reader may not read."""
    kept = quality.golden_sets.examples(set_id, (ExampleState.ACCEPTED,))
    seen = quality.curation.visibility.seen(kept, quality.golden_sets.folder(set_id), person)
    return Response(as_jsonl(lines_in([one.kept for one in seen])), media_type="application/x-ndjson")


@router.post("/{set_id}/examples", status_code=HTTPStatus.CREATED)
def add_example(
    quality: TheQuality, person: Reviewer, attempts: TheAttempts, set_id: str, added: NewExample
) -> AddedExample:
    """Keep a new example. What seems to name somebody becomes a candidate for people to look at."""
    attempt = attempts.begin(f"{set_id}\n{added.model_dump_json()}")
    if attempt.earlier is None:
        try:
            is_candidate = added.is_candidate or bool(personal_data_in(added.example))
            quality.golden_sets.add(
                set_id, added.example, Origin.WRITTEN, None, person.id, is_candidate=is_candidate, why=added.why
            )
        except BaseException:
            attempt.abandon()
            raise
        attempt.finish(added.example.id)
    kept = quality.golden_sets.example(set_id, added.example.id)
    standing = quality.curation.validator.standing(kept.line, quality.golden_sets.folder(set_id))
    url = golden_set_url(set_id, kept.id)
    return AddedExample(id=kept.id, revision=kept.revision, state=kept.state, standing=standing.standing, url=url)
