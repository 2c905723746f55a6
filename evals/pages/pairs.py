"""Blind pairs: two runs' answers side by side, and which people find better."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Annotated

from fastapi import APIRouter, Form, Request
from fastapi.responses import HTMLResponse, RedirectResponse
from pydantic import BaseModel, ConfigDict, Field

from evals.pages.answer_shown import show_answer
from evals.pages.page import render
from evals.pages.posted import go_to
from evals.pages.review_wording import percent
from evals.quality import Quality, TheQuality
from evals.review.pair_result import PairChoice
from evals.review.pairs import AnswerPair, MadeChoice, Study, is_swapped
from evals.review.reading import Reading, SeenAnswer
from evals.running.kept_run import read_run
from ingest.index.errors import InvalidRequest, NotFound
from server.api.requirement import Reviewer
from server.identity.permission import Permission, may
from server.identity.person import Person
from server.pages.wording import minute, period

router = APIRouter(include_in_schema=False)

PAIRS = "/evaluations/pairs"
_LONGEST_SECONDS = 3600


class StudyWanted(BaseModel):
    """Which runs, and how many pairs."""

    model_config = ConfigDict(frozen=True)

    left: str = Field(max_length=300)
    right: str = Field(max_length=300)
    count: int = Field(30, ge=1, le=500)
    seed: str = Field("", max_length=60)


@dataclass(frozen=True, slots=True)
class Progress:
    """How far one person is in a study: of the pairs they may read, how many they have judged."""

    study: Study
    readable: list[AnswerPair]
    judged: frozenset[int]

    @property
    def left(self) -> list[AnswerPair]:
        """What they have still to judge."""
        return [pair for pair in self.readable if pair.id not in self.judged]

    @property
    def is_finished(self) -> bool:
        """Whether they judged everything, and there was something to judge."""
        return bool(self.readable) and not self.left


@dataclass(frozen=True, slots=True)
class JudgedPair:
    """A pair with what everybody chose."""

    pair: AnswerPair
    left: int
    right: int
    ties: int


@router.get(PAIRS)
def list_studies(request: Request, quality: TheQuality, person: Reviewer) -> HTMLResponse:
    """Every comparison and how far one is, and the form for a new one."""
    return render(
        request,
        "pairs.html",
        person,
        progress=[progress_of(quality, study, person) for study in quality.review.pairs.all()],
        runs=[card.id for card in quality.runs.cards() if card.is_finished],
        names=names_of_runs(quality),
        sees_results=may(person, Permission.SET_STANDARDS),
        seed=f"{quality.clock():%Y-%m-%d}",
    )


@router.post(PAIRS)
def begin(quality: TheQuality, person: Reviewer, wanted: Annotated[StudyWanted, Form()]) -> RedirectResponse:
    """Make the pairs of two runs."""
    if wanted.left == wanted.right:
        raise InvalidRequest("choose two different runs")
    left, right = (read_run(quality.runs.folder / quality.runs.card(name).id) for name in (wanted.left, wanted.right))
    seed = wanted.seed.strip() or f"{quality.clock():%Y-%m-%d}"
    study = quality.review.pairs.begin(left, right, wanted.count, seed, person.id)
    return go_to(f"{PAIRS}/{study.id}")


@router.get(f"{PAIRS}/{{study_id}}", response_model=None)
def show_next(
    request: Request, study_id: int, quality: TheQuality, person: Reviewer
) -> HTMLResponse | RedirectResponse:
    """The next pair this person has not judged; after the last the result."""
    progress = progress_of(quality, quality.review.pairs.study(study_id), person)
    if not progress.left:
        return go_to(f"{PAIRS}/{study_id}/result")
    pair = progress.left[0]
    reading = Reading(quality.deskside, person)
    sides = [pair.right, pair.left] if is_swapped(pair, person.id) else [pair.left, pair.right]
    first, second = (show_answer(SeenAnswer(answer), reading, person) for answer in sides)
    return render(request, "pair.html", person, progress=progress, pair=pair, first=first, second=second, period=period)


@router.post(f"{PAIRS}/{{study_id}}/undo")
def take_back(study_id: int, quality: TheQuality, person: Reviewer) -> RedirectResponse:
    """One's last choice, to be made again."""
    quality.review.pairs.take_back(study_id, person.id)
    return go_to(f"{PAIRS}/{study_id}")


@router.get(f"{PAIRS}/{{study_id}}/result")
def show_result(request: Request, study_id: int, quality: TheQuality, person: Reviewer) -> HTMLResponse:
    """Who won, for those who have judged everything and for leads; for others what is left to do."""
    study = quality.review.pairs.study(study_id)
    progress = progress_of(quality, study, person)
    is_revealed = progress.is_finished or may(person, Permission.SET_STANDARDS)
    made = quality.review.pairs.choices_of(study_id)
    return render(
        request,
        "pair_result.html",
        person,
        progress=progress,
        is_revealed=is_revealed,
        result=quality.review.pairs.result(study_id) if is_revealed else None,
        judged=_judged(progress, made) if is_revealed else [],
        names=names_of_runs(quality),
        judges=len({each.person_id for each in made}),
        percent=percent,
    )


@router.post(f"{PAIRS}/{{study_id}}/{{pair_id}}")
def choose(
    study_id: int,
    pair_id: int,
    quality: TheQuality,
    person: Reviewer,
    choice: Annotated[PairChoice, Form()],
    seconds: Annotated[str, Form(max_length=10)] = "",
) -> RedirectResponse:
    """Keep the choice and go on."""
    pair = quality.review.pairs.pair(pair_id)
    if pair.study_id != study_id or not _may_read(pair, Reading(quality.deskside, person)):
        raise NotFound(f"there is no pair {pair_id}")
    took = min(int(seconds), _LONGEST_SECONDS) if seconds.isdecimal() else 0
    quality.review.pairs.choose(pair, person.id, choice, took)
    return go_to(f"{PAIRS}/{study_id}")


def progress_of(quality: Quality, study: Study, person: Person) -> Progress:
    """How far this person is."""
    reading = Reading(quality.deskside, person)
    pairs = quality.review.pairs
    mine = frozenset(made.pair_id for made in pairs.choices_of(study.id) if made.person_id == person.id)
    return Progress(study, [pair for pair in pairs.pairs_of(study.id) if _may_read(pair, reading)], mine)


def names_of_runs(quality: Quality) -> Mapping[str, str]:
    """Each run as people know it: its golden set and when it began."""
    return {card.id: f"{card.manifest.title}, {minute(card.manifest.started_at)}" for card in quality.runs.cards()}


def _may_read(pair: AnswerPair, reading: Reading) -> bool:
    return reading.may_read(pair.left) and reading.may_read(pair.right)


def _judged(progress: Progress, made: list[MadeChoice]) -> list[JudgedPair]:
    """The pairs somebody judged, as far as this person may read them."""
    of_pair = {pair.id: [each.choice for each in made if each.pair_id == pair.id] for pair in progress.readable}
    return [
        JudgedPair(
            pair,
            left=of_pair[pair.id].count(PairChoice.LEFT),
            right=of_pair[pair.id].count(PairChoice.RIGHT),
            ties=of_pair[pair.id].count(PairChoice.TIE),
        )
        for pair in progress.readable
        if of_pair[pair.id]
    ]
