"""One run: its scores, what they come from, and its examples, the worst first."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Annotated
from urllib.parse import quote, urlencode

from fastapi import APIRouter, Depends, Query, Request
from fastapi.responses import HTMLResponse

from evals.calibration.state import CalibrationState
from evals.judging.judged_scores import JudgedScore, read_judged_scores
from evals.metrics.right import Standing
from evals.pages import calibration_wording
from evals.pages.answer_shown import names_of_people
from evals.pages.compare_wording import STANDINGS, difference
from evals.pages.page import render
from evals.pages.run_wording import ORIGINS, state
from evals.pages.runs import HEADLINES, Headline, headlines_of, run_url, who_asked
from evals.quality import Quality, TheQuality
from evals.running.example_line import ExampleLine
from evals.running.run_card import RunCard
from evals.running.sample_line import SampleLine
from evals.running.stored_run import StoredRun
from evals.scorecard import METRIC_GROUPS
from server.api.requirement import Reviewer

router = APIRouter(include_in_schema=False)

_PER_PAGE = 50
_Text = Annotated[str, Query(max_length=200)]
_SHOWN_FAILURES = 20


@dataclass(frozen=True, slots=True)
class Choice:
    """Which examples of a run are wanted."""

    set_name: str = ""
    skill: str = ""
    standing: str = ""
    is_wrong: bool = False

    def admits(self, example: ExampleLine) -> bool:
        """Whether an example is among them: it came out as wanted in any of its repeats."""
        return (
            self.set_name in ("", example.worst.set_name)
            and self.skill in ("", example.worst.skill)
            and (not self.standing or any(line.standing == self.standing for line in example.repeats))
            and (not self.is_wrong or bool(example.wrong))
        )

    @property
    def query(self) -> str:
        """The same in an address; empty where everything is wanted."""
        named = {"set": self.set_name, "skill": self.skill, "standing": self.standing}
        chosen = {name: value for name, value in named.items() if value}
        return urlencode(chosen | ({"wrong": "true"} if self.is_wrong else {}))


def choice_of(
    set_name: Annotated[str, Query(alias="set", max_length=200)] = "",
    skill: _Text = "",
    standing: _Text = "",
    wrong: bool = False,
) -> Choice:
    """The choice that a request names."""
    return Choice(set_name, skill, standing, wrong)


TheChoice = Annotated[Choice, Depends(choice_of)]


@dataclass(frozen=True, slots=True)
class Group:
    """Scores that belong together."""

    name: str
    headlines: Sequence[Headline]


@dataclass(frozen=True, slots=True)
class Judged:
    """What a judge says of a run by one criterion, and whether people have found that it may be believed."""

    score: JudgedScore
    calibration: CalibrationState


def example_url(run_id: str, line: SampleLine, query: str = "") -> str:
    """Where one example of a run is shown."""
    parts = [query] if query else []
    parts += [f"repeat={line.repeat}"] if line.repeat else []
    return f"{run_url(run_id)}/examples/{quote(line.example_id, safe='')}{'?' if parts else ''}{'&'.join(parts)}"


@router.get("/evaluations/runs/{run_id}")
def show_run(
    request: Request,
    quality: TheQuality,
    person: Reviewer,
    run_id: str,
    choice: TheChoice,
    page: Annotated[int, Query(ge=1, le=100_000)] = 1,
) -> HTMLResponse:
    """The run with one page of its examples."""
    run = quality.runs.open(run_id)
    before = quality.runs.before(run.card)
    examples = run.worst_first()
    chosen = [example for example in examples if choice.admits(example)]
    return render(
        request,
        "run.html",
        person,
        run=run,
        card=run.card,
        manifest=run.manifest,
        before=before,
        judged=quality.gates.store.verdict_on(run_id),
        who=who_asked(run.card, names_of_people(quality.deskside)),
        groups=_groups(run, before),
        judged_scores=_judged_scores(quality, run),
        wording=calibration_wording,
        parts=_parts(run),
        part_metrics=HEADLINES,
        failed=[line for line in run.lines if line.is_failed][:_SHOWN_FAILURES],
        examples=chosen[(page - 1) * _PER_PAGE : page * _PER_PAGE],
        chosen=len(chosen),
        total=len(examples),
        pages=-(-len(chosen) // _PER_PAGE),
        page=page,
        choice=choice,
        set_names=sorted({line.set_name for line in run.lines}),
        skills=sorted({line.skill for line in run.lines} - {""}),
        standings={each: STANDINGS[each] for each in Standing},
        audience=person.audience,
        state=state,
        origins=ORIGINS,
        difference=difference,
        example_url=example_url,
    )


@router.get("/evaluations/runs/{run_id}/progress")
def show_run_progress(request: Request, quality: TheQuality, person: Reviewer, run_id: str) -> HTMLResponse:
    """How far the run is; has the page loaded anew when it is over."""
    card = quality.runs.card(run_id)
    page = render(request, "run_progress.html", person, under_way=[card], state=state, of_one=True)
    if not card.is_under_way:
        page.headers["HX-Refresh"] = "true"
    return page


def _groups(run: StoredRun, before: RunCard | None) -> list[Group]:
    """The scores by what they are about."""
    found = [
        Group(name, [one for one in headlines_of(run.card, before, metrics) if one.score is not None])
        for name, metrics in METRIC_GROUPS.items()
    ]
    return [group for group in found if group.headlines]


def _judged_scores(quality: Quality, run: StoredRun) -> list[Judged]:
    return [
        Judged(score, quality.calibration.is_calibrated(score.judge, score.criterion))
        for score in read_judged_scores(run.folder.path)
    ]


def _parts(run: StoredRun) -> dict[str, Sequence[Headline]]:
    """The headlines of each part of the golden set."""
    by_set = run.scorecard.by_set if run.scorecard else {}
    cards = {name: RunCard(run.id, run.manifest, 0, False, scores) for name, scores in by_set.items()}
    return {name: headlines_of(card, None, HEADLINES) for name, card in cards.items()}
