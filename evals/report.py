"""A run as people and programs read it: a table, and JSON."""

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from pydantic import TypeAdapter
from rich.console import Group, RenderableType
from rich.table import Table

from evals.metric import Score, Unit
from evals.running.manifest import Manifest
from evals.running.runner import Run
from evals.scorecard import Scorecard, Scores, metric_named

_NAMED_IDS = 5
_PROMISED = (
    "evidence_hit@1",
    "evidence_hit@5",
    "nDCG@10",
    "answered_rate",
    "abstained_rate",
    "calibration_error",
    "token_f1_ratio",
)


@dataclass(frozen=True, slots=True)
class _RunJson:
    metrics: Mapping[str, Score]
    by_set: Mapping[str, Mapping[str, Score]]
    manifest: Manifest


def write_json(run: Run, file: Path) -> None:
    """Write the scores and the manifest of a run."""
    content = _RunJson(run.scorecard.metrics, run.scorecard.by_set, run.manifest)
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_bytes(TypeAdapter(_RunJson).dump_json(content, indent=2) + b"\n")


def render(run: Run) -> RenderableType:
    """The scores over everything, then beside each other by part of the golden set, then what needs a look."""
    tables = [_overall(run.scorecard.metrics), _by_set(run.scorecard)]
    if any("/" in part for part in run.scorecard.by_set):
        tables.append(_by_kind(run.scorecard))
    return Group(*tables, *_notes(run))


def _overall(metrics: Scores) -> Table:
    has_repeats = any(score.spread is not None for score in metrics.values())
    table = Table("metric", title="All examples", title_justify="left")
    for column in ("value", "95 % interval", *(("spread",) if has_repeats else ()), "n", "not scored"):
        table.add_column(column, justify="right")
    for name, score in metrics.items():
        interval = f"{_figure(name, score.low)} to {_figure(name, score.high)}"
        spread = "" if score.spread is None else _figure(name, score.spread)
        counts = (str(score.n), str(score.not_scored))
        table.add_row(name, _figure(name, score.value), interval, *((spread,) if has_repeats else ()), *counts)
    return table


def _by_set(scorecard: Scorecard) -> Table:
    parts = {name: scores for name, scores in scorecard.by_set.items() if "/" not in name}
    names = dict.fromkeys(name for scores in parts.values() for name in scores)
    table = Table("metric", title="By set: value (n)", title_justify="left")
    for part in parts:
        table.add_column(part, justify="right")
    for name in names:
        table.add_row(name, *(_cell(name, scores.get(name)) for scores in parts.values()))
    return table


def _by_kind(scorecard: Scorecard) -> Table:
    """What is promised of each kind of question about each kind of document."""
    table = Table("set/kind", title="By kind of document: value (n)", title_justify="left")
    for name in _PROMISED:
        table.add_column(name.replace("_", " "), justify="right")
    for part, scores in scorecard.by_set.items():
        if "/" in part:
            table.add_row(part, *(_cell(name, scores.get(name)) for name in _PROMISED))
    return table


def _notes(run: Run) -> list[str]:
    manifest = run.manifest
    notes = [f"Samples and manifest: {run.folder}"]
    if manifest.samples_with_errors:
        notes.append(f"{manifest.samples_with_errors} examples failed and count zero; samples.jsonl says why.")
    if missing := manifest.evidence_not_found:
        named = ", ".join(missing[:_NAMED_IDS]) + (", ..." if len(missing) > _NAMED_IDS else "")
        notes.append(f"{len(missing)} examples: evidence not found in the indexed text: {named}")
    return notes


def _cell(name: str, score: Score | None) -> str:
    return "" if score is None else f"{_figure(name, score.value)} ({score.n})"


def _figure(name: str, value: float) -> str:
    metric = metric_named(name)
    return (metric.unit if metric else Unit.SHARE).show(value)
