"""The gate: what the answers to each golden set are held to, by whom, and what came of it."""

from collections.abc import Mapping
from dataclasses import dataclass
from http import HTTPStatus
from typing import Annotated
from urllib.parse import quote

from fastapi import APIRouter, Form, Request
from fastapi.responses import HTMLResponse, Response

from evals.gating.gate import SURE
from evals.gating.gate_report import say_power, say_power_of, say_verdict
from evals.gating.gates import golden_set_of
from evals.gating.guarded_metric import ALWAYS, guardable
from evals.gating.power import loss_seen_with, power_of
from evals.gating.standard import Judged, Occasion, Standard
from evals.pages.answer_shown import names_of_people
from evals.pages.compare_wording import chance, share
from evals.pages.page import render
from evals.pages.posted import go_to
from evals.quality import Quality, TheQuality
from evals.running.run_card import RunCard
from ingest.index.errors import DesksideError, InvalidRequest, NotFound
from server.api.errors import problem_of
from server.api.requirement import Reviewer, StandardSetter
from server.errors import Conflict
from server.identity.permission import Permission, may
from server.identity.person import Person

router = APIRouter(include_in_schema=False)

PAGE = "/evaluations/gate"
_USUAL_NOISE = 0.01
"""The share of examples that flip to the better while nothing became better, where no verdict tells it yet."""
_SHOWN_VERDICTS = 20


@dataclass(frozen=True, slots=True)
class GatedSet:
    """A golden set with what holds for it."""

    id: str
    title: str
    standard: Standard | None
    baseline: RunCard | None
    power: str
    last: Judged | None

    @property
    def is_on(self) -> bool:
        """Whether its runs are judged."""
        return self.standard is not None and self.standard.is_on


@router.get(PAGE)
def show_gates(request: Request, quality: TheQuality, person: Reviewer) -> HTMLResponse:
    """Every golden set with its standard and its last verdict."""
    titles = _titles(quality)
    standards = quality.gates.store.standards()
    gated = [_gated(quality, each, title, standards.get(each)) for each, title in titles.items()]
    return render(
        request,
        "gate.html",
        person,
        gated=sorted(gated, key=lambda one: (not one.is_on, one.title)),
        always=ALWAYS,
        rule=quality.gates.rule,
        may_set=may(person, Permission.SET_STANDARDS),
        name_of=names_of_people(quality.deskside),
        say_verdict=say_verdict,
    )


@router.get(f"{PAGE}/{{golden_set}}")
def show_gate(request: Request, quality: TheQuality, person: Reviewer, golden_set: str) -> HTMLResponse:
    """One golden set: its standard, who set what, and its verdicts."""
    return _show(request, quality, person, golden_set)


@router.post(f"{PAGE}/{{golden_set}}")
def set_standard(
    request: Request,
    quality: TheQuality,
    person: StandardSetter,
    golden_set: str,
    baseline: Annotated[str, Form(max_length=200)] = "",
    is_on: Annotated[bool, Form()] = False,
    metrics: Annotated[list[str] | None, Form()] = None,
    note: Annotated[str, Form(max_length=500)] = "",
) -> Response:
    """Hold its runs to this from now on; what cannot be set is told on the page."""
    _title(quality, golden_set)
    try:
        quality.gates.set(
            golden_set, person.id, is_on=is_on, baseline=baseline or None, metrics=metrics or (), note=note
        )
    except (Conflict, InvalidRequest, NotFound) as error:
        return _show(request, quality, person, golden_set, error)
    return go_to(_address(golden_set))


@router.post(f"{PAGE}/{{golden_set}}/verdicts")
def judge_run(
    request: Request,
    quality: TheQuality,
    person: Reviewer,
    golden_set: str,
    run: Annotated[str, Form(max_length=200)] = "",
) -> Response:
    """Judge a run now; where that cannot be done, the page says why."""
    if golden_set_of(quality.runs.card(run)) != golden_set:
        raise NotFound(f"there is no run {run} on {golden_set}")
    judged = quality.gates.judge_run(run, Occasion.BY_HAND)
    if judged is None:
        error = Conflict("this gate is off, or the run is its baseline; turn it on, or choose another run")
        return _show(request, quality, person, golden_set, error)
    return go_to(f"{_address(golden_set)}#verdicts")


def _show(
    request: Request, quality: Quality, person: Person, golden_set: str, error: DesksideError | None = None
) -> HTMLResponse:
    """The page of one golden set, with what went wrong. Raises NotFound."""
    store = quality.gates.store
    runs = quality.gates.baselines(golden_set)
    return render(
        request,
        "gate_set.html",
        person,
        status_code=problem_of(error).status if error else HTTPStatus.OK,
        problem=str(error or ""),
        gated=_gated(quality, golden_set, _title(quality, golden_set), store.standard(golden_set)),
        runs=runs,
        known={card.id for card in runs},
        always=ALWAYS,
        guardable=guardable(),
        verdicts=store.verdicts(golden_set, _SHOWN_VERDICTS),
        history=store.history(golden_set),
        may_set=may(person, Permission.SET_STANDARDS),
        name_of=names_of_people(quality.deskside),
        say_verdict=say_verdict,
        say_power=say_power,
        share=share,
        chance=chance,
    )


def _title(quality: Quality, golden_set: str) -> str:
    """Raises NotFound."""
    title = _titles(quality).get(golden_set)
    if title is None:
        raise NotFound(f"there is no golden set {golden_set}")
    return title


def _titles(quality: Quality) -> Mapping[str, str]:
    """What golden sets are called: those kept in the database, and those that only runs know."""
    of_runs = {golden_set_of(card): card.manifest.title for card in reversed(quality.runs.cards())}
    return of_runs | {card.id: card.title for card in quality.golden_sets.all()}


def _gated(quality: Quality, golden_set: str, title: str, standard: Standard | None) -> GatedSet:
    baseline = _card(quality, standard.baseline) if standard and standard.baseline else None
    last = next(iter(quality.gates.store.verdicts(golden_set, 1)), None)
    return GatedSet(golden_set, title, standard, baseline, _power(quality, standard, baseline, last), last)


def _card(quality: Quality, run_id: str) -> RunCard | None:
    try:
        return quality.runs.card(run_id)
    except DesksideError:
        return None


def _power(quality: Quality, standard: Standard | None, baseline: RunCard | None, last: Judged | None) -> str:
    if last is not None and last.verdict is not None:
        return say_power(last.verdict)
    if baseline is None or standard is None:
        return ""
    rule, n = quality.gates.rule, baseline.manifest.examples
    blocks = rule.blocks(1 + len(standard.metrics))
    power = power_of(blocks, n, rule.sought_loss, rule.sought_loss + 2 * _USUAL_NOISE)
    return say_power_of(power, loss_seen_with(blocks, n, _USUAL_NOISE, SURE))


def _address(golden_set: str) -> str:
    return f"{PAGE}/{quote(golden_set, safe='')}"
