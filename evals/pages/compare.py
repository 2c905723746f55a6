"""Two runs beside each other: what moved, and which answers flipped."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import Annotated

from fastapi import APIRouter, Query, Request
from fastapi.responses import HTMLResponse

from evals.comparing.comparison import Comparison, Flip, compare
from evals.errors import Incomparable
from evals.gating.gate import Verdict, decide
from evals.gating.gate_report import say_limits, say_power, say_verdict
from evals.golden_line import line_of
from evals.metric import Metric, SampleMetric, Unit
from evals.pages.compare_wording import STANDINGS, chance, difference, share
from evals.pages.interval_mark import WIDTH, interval_marks
from evals.pages.page import render
from evals.quality import Quality, TheQuality
from evals.review.reading import Reading
from evals.running.kept_run import read_run
from evals.running.run_card import RunCard
from evals.scorecard import ALL_METRICS, METRIC_GROUPS
from server.answering.answer import Answer
from server.api.requirement import Reviewer
from server.history.word_difference import WordDifference, word_difference
from server.identity.person import Person

router = APIRouter(include_in_schema=False)

_ROOT = Path("/")
_SHOWN_FLIPS = 100
_QUICK_EXAMPLES = 500
"""Up to so many examples are compared by everything at once; of more, times and AUROC only where somebody asks."""

_Name = Annotated[str, Query(max_length=200)]


@dataclass(frozen=True, slots=True)
class ShownFlip:
    """A flipped example as one person may see it: without texts where they may not read all of them."""

    flip: Flip
    answers: WordDifference | None
    is_expectation_open: bool
    """Whether they may read what the example expects."""


@router.get("/evaluations/compare")
def show_comparison(
    request: Request,
    quality: TheQuality,
    person: Reviewer,
    left: _Name = "",
    right: _Name = "",
    set_name: Annotated[str, Query(alias="set", max_length=200)] = "",
    every: Annotated[bool, Query(alias="all")] = False,
) -> HTMLResponse:
    """The choice of two runs, and what lies between them once both are chosen."""
    runs = [card for card in quality.runs.cards() if card.is_finished]
    found = _compare(quality, left, right, set_name, every) if left and right else None
    comparison = found if isinstance(found, Comparison) else None
    verdict = _verdict(quality, left, right) if comparison else None
    reading = Reading(quality.deskside, person)
    flips = comparison.flips if comparison else ()
    return render(
        request,
        "compare.html",
        person,
        runs=runs,
        left=left,
        right=right,
        set_name=set_name,
        sets=_sets(quality, right) if comparison else [],
        comparison=comparison,
        problem=str(found) if isinstance(found, Incomparable) else "",
        is_like=comparison is not None and comparison.pairing.is_same_golden_set,
        is_partial=comparison is not None and _is_partial(comparison, every),
        groups=METRIC_GROUPS,
        differences={one.name: one for one in comparison.differences} if comparison else {},
        marks=interval_marks(one for one in comparison.differences if _unit(one.name) is Unit.SHARE)
        if comparison
        else {},
        mark_width=WIDTH,
        lost=sum(flip.is_loss for flip in flips),
        gained=sum(flip.is_gain for flip in flips),
        flips=[_shown(flip, reading, quality, person) for flip in flips[:_SHOWN_FLIPS]],
        flip_count=len(flips),
        verdict=verdict,
        said=say_verdict(verdict) if verdict else "",
        power=say_power(verdict) if verdict else "",
        limits=say_limits(verdict) if verdict else [],
        standings=STANDINGS,
        difference=difference,
        share=share,
        chance=chance,
    )


def _compare(quality: Quality, left: str, right: str, set_name: str, every: bool) -> Comparison | Incomparable:
    """Raises NotFound for a run that is not there, RunUnreadable for one that has not ended."""
    folders = [_folder(quality, run) for run in (left, right)]
    try:
        return _comparison(folders[0], folders[1], set_name or None, every)
    except Incomparable as error:
        return error


def _folder(quality: Quality, run_id: str) -> Path:
    return quality.runs.folder / quality.runs.card(run_id).id


@lru_cache(maxsize=4)
def _comparison(left: Path, right: Path, set_name: str | None, every: bool) -> Comparison:
    """Finished runs do not change, so what was compared once is remembered."""
    baseline, candidate = read_run(left), read_run(right)
    is_quick = every or len(candidate.samples) <= _QUICK_EXAMPLES
    metrics: Sequence[Metric] = [one for one in ALL_METRICS if is_quick or isinstance(one, SampleMetric)]
    return compare(baseline, candidate, metrics, set_name)


def _is_partial(comparison: Comparison, every: bool) -> bool:
    return not every and len(comparison.candidate.samples) > _QUICK_EXAMPLES


def _verdict(quality: Quality, left: str, right: str) -> Verdict | None:
    """What the gate would say of all examples; none where only retrieval was measured."""
    found = _compare(quality, left, right, "", False)
    try:
        return (
            decide(found.baseline, found.candidate, quality.clock(), quality.gates.rule)
            if isinstance(found, Comparison)
            else None
        )
    except Incomparable:
        return None


def _sets(quality: Quality, run: str) -> list[str]:
    return sorted(name for name in _by_set(quality.runs.card(run), quality) if "/" not in name)


def _by_set(card: RunCard, quality: Quality) -> list[str]:
    scorecard = quality.runs.open(card.id).scorecard
    return list(scorecard.by_set) if scorecard else []


def _unit(name: str) -> Unit:
    return next(metric.unit for metric in ALL_METRICS if metric.name == name)


def _shown(flip: Flip, reading: Reading, quality: Quality, person: Person) -> ShownFlip:
    answers = [samples[0].answer for samples in (flip.pair.baseline, flip.pair.candidate)]
    is_readable = all(answer is None or reading.may_read(answer) for answer in answers)
    line = line_of(flip.pair.example, _ROOT)
    standing = quality.curation.validator.standing(line, _ROOT)
    return ShownFlip(
        flip,
        word_difference(_text(answers[0]), _text(answers[1])) if is_readable else None,
        quality.curation.visibility.may_see(line, standing, person),
    )


def _text(answer: Answer | None) -> str:
    return "" if answer is None else answer.text
