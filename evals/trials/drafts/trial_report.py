"""The result of a trial as people and programs read it."""

from pathlib import Path

from pydantic import TypeAdapter
from rich.console import Group, RenderableType
from rich.table import Table
from rich.text import Text

from evals.trials.drafts.labelled_draft import Half
from evals.trials.drafts.trial import Count, DraftTrial, Judged

_HALVES: tuple[Half | None, ...] = (*Half, None)


def render_trial(trial: DraftTrial, *, with_misses: bool) -> RenderableType:
    """How much of what is wrong was caught, by kind and half, and how much of what is right was flagged."""
    table = Table("", title="Draft checks", title_justify="left")
    for half in _HALVES:
        table.add_column(half or "all", justify="right")
    table.add_row("wrong, flagged with the right passage", *(_say(trial.caught(half)) for half in _HALVES))
    for kind in trial.kinds:
        table.add_row(f"  {kind.replace('_', ' ')}", *(_say(trial.caught(half, kind)) for half in _HALVES))
    table.add_row("right, flagged all the same", *(_say(trial.alarmed(half)) for half in _HALVES))
    times = f"A draft takes {trial.percentile(50):.0f} ms at the median, {trial.percentile(95):.0f} ms at p95."
    misses = [_miss(one) for one in trial.missed] if with_misses else []
    return Group(table, times, *misses)


def write_trial(trial: DraftTrial, file: Path) -> None:
    """Write everything as JSON."""
    content = {
        "halves": {half or "all": _figures(trial, half) for half in _HALVES},
        "p50_ms": trial.percentile(50),
        "p95_ms": trial.percentile(95),
        "misses": [
            {"draft": one.draft.id, "kind": one.kind, "text": one.text, "said": one.said} for one in trial.missed
        ],
    }
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_bytes(TypeAdapter(dict[str, object]).dump_json(content, indent=2) + b"\n")


def _figures(trial: DraftTrial, half: Half | None) -> dict[str, object]:
    by_kind = {kind: trial.caught(half, kind) for kind in trial.kinds}
    return {"caught": trial.caught(half), "alarmed": trial.alarmed(half), "caught_by_kind": by_kind}


def _say(count: Count) -> str:
    return f"{count.hits} of {count.n} ({count.share:.1%})" if count.n else "–"


def _miss(one: Judged) -> Text:
    found = "" if one.has_proof or not one.is_flagged else " with another passage"
    return Text(f"{one.draft.id} ({one.kind}): {one.said or 'nothing'}{found}: {one.text}\n    {one.remark}")
