"""Runs over HTTP: list them, start one, read one, cancel one."""

from collections.abc import Mapping
from datetime import datetime
from http import HTTPStatus
from typing import Annotated, Self

from fastapi import APIRouter, Query
from pydantic import BaseModel, ConfigDict, Field

from evals.metric import Score
from evals.pages.runs import run_url
from evals.quality import TheQuality
from evals.running.manifest import Manifest
from evals.running.run_card import RunCard
from evals.running.run_state import Origin, RunState
from server.api.attempt import TheAttempts
from server.api.requirement import Reviewer

router = APIRouter(prefix="/v1/evaluations/runs", tags=["evaluations"])

_Limit = Annotated[int, Query(ge=1, le=200)]
_Cursor = Annotated[str, Query(max_length=200, description="`next` of the page before.")]


class RunWantedJson(BaseModel):
    """What to run, and how often each example is asked."""

    model_config = ConfigDict(
        frozen=True, extra="forbid", json_schema_extra={"examples": [{"golden_set": "returns-in-the-uk", "repeats": 3}]}
    )

    golden_set: str = Field(min_length=1, max_length=64)
    repeats: int = Field(1, ge=1)


class RunCardJson(BaseModel):
    """A run and how far it is."""

    model_config = ConfigDict(frozen=True)

    id: str
    golden_set: str | None
    """The id of one that is kept in the database."""
    title: str
    state: RunState
    is_interrupted: bool
    origin: Origin
    asked_by: str
    started_at: datetime
    ended_at: datetime | None
    asked: int
    planned: int
    samples_with_errors: int
    reason: str | None
    url: str

    @classmethod
    def of(cls, card: RunCard) -> Self:
        """What is sent of it."""
        manifest = card.manifest
        return cls(
            id=card.id,
            golden_set=manifest.request.golden_set_id,
            title=manifest.title,
            state=manifest.state,
            is_interrupted=card.is_interrupted,
            origin=manifest.request.origin,
            asked_by=manifest.request.asked_by,
            started_at=manifest.started_at,
            ended_at=manifest.ended_at,
            asked=card.asked,
            planned=manifest.planned,
            samples_with_errors=manifest.samples_with_errors,
            reason=manifest.reason,
            url=run_url(card.id),
        )


class RunPage(BaseModel):
    """Runs, the newest first."""

    model_config = ConfigDict(frozen=True)

    items: list[RunCardJson]
    next: str | None
    """Send it as `cursor` for the runs before these."""


class RunJson(BaseModel):
    """A run with its scores, which are empty until it is over, and with what is needed to repeat it."""

    model_config = ConfigDict(frozen=True)

    run: RunCardJson
    metrics: Mapping[str, Score]
    by_set: Mapping[str, Mapping[str, Score]]
    manifest: Manifest


@router.get("")
def list_runs(quality: TheQuality, person: Reviewer, limit: _Limit = 50, cursor: _Cursor = "") -> RunPage:
    """The runs of this server, whoever made them."""
    cards = [card for card in quality.runs.cards() if not cursor or card.id < cursor]
    shown = cards[:limit]
    return RunPage(
        items=[RunCardJson.of(card) for card in shown], next=shown[-1].id if len(cards) > len(shown) else None
    )


@router.post("", status_code=HTTPStatus.ACCEPTED)
def start_run(quality: TheQuality, person: Reviewer, attempts: TheAttempts, wanted: RunWantedJson) -> RunCardJson:
    """Have a golden set run in the background. Read the run to see how far it is."""
    attempt = attempts.begin(wanted.model_dump_json())
    run_id = attempt.earlier
    if run_id is None:
        try:
            run_id = quality.running.worker.ask(wanted.golden_set, wanted.repeats, person.id)
        except BaseException:
            attempt.abandon()
            raise
        attempt.finish(run_id)
    return RunCardJson.of(quality.runs.card(run_id))


@router.get("/{run_id}")
def read_run(quality: TheQuality, person: Reviewer, run_id: str) -> RunJson:
    """One run. Its samples hold what people asked and documents say, so they are not sent; the pages show them."""
    card = quality.runs.card(run_id)
    scorecard = quality.runs.scorecard(run_id)
    return RunJson(
        run=RunCardJson.of(card),
        metrics=card.metrics,
        by_set={} if scorecard is None else scorecard.by_set,
        manifest=card.manifest,
    )


@router.post("/{run_id}/cancel")
def cancel_run(quality: TheQuality, person: Reviewer, run_id: str) -> RunCardJson:
    """Stop a run that waits or is under way; one that is under way ends after the example at hand."""
    quality.running.worker.cancel(run_id)
    return RunCardJson.of(quality.runs.card(run_id))
