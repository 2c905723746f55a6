"""What judges said of a run, as people and programs read it."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from pydantic import TypeAdapter
from rich.console import Group, RenderableType
from rich.table import Table

from evals.judging.judged_scores import JudgedScore


@dataclass(frozen=True, slots=True)
class _JudgedJson:
    run: str
    judged: Sequence[JudgedScore]


def write_json(run: str, scores: Sequence[JudgedScore], file: Path) -> None:
    """Write the judged scores of a run."""
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_bytes(TypeAdapter(_JudgedJson).dump_json(_JudgedJson(run, scores), indent=2) + b"\n")


def render(scores: Sequence[JudgedScore], kept: Path) -> RenderableType:
    """A table for each judge, and where the judgements are kept."""
    by_judge: dict[str, list[JudgedScore]] = {}
    for score in scores:
        by_judge.setdefault(score.judge, []).append(score)
    return Group(*(_table(judge, those) for judge, those in by_judge.items()), f"Judgements: {kept}")


def _table(judge: str, scores: Sequence[JudgedScore]) -> Table:
    table = Table("criterion", title=judge, title_justify="left")
    for column in ("value", "95 % interval", "n", "not scored", "repeats", "spread", "flips"):
        table.add_column(column, justify="right")
    table.add_column("why not scored")
    for one in scores:
        table.add_row(one.criterion, *_figures(one), _reasons(one.reasons))
    return table


def _figures(judged: JudgedScore) -> list[str]:
    score = judged.score
    value = ["–", "–", "0", "all"]
    if score is not None:
        value = [f"{score.value:.3f}", f"{score.low:.3f} to {score.high:.3f}", str(score.n), str(score.not_scored)]
    return [*value, str(judged.repeats), _figure(judged.spread_within), _figure(judged.flip_rate)]


def _figure(value: float | None) -> str:
    return "–" if value is None else f"{value:.3f}"


def _reasons(reasons: Mapping[str, int]) -> str:
    return ", ".join(f"{name} {count}" for name, count in reasons.items())
