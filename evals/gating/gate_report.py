"""A verdict as people and programs read it: a table with a sentence of what it can see, and JSON."""

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from pydantic import TypeAdapter
from rich.console import Group, RenderableType
from rich.table import Table

from evals.gating.gate import SURE, Guard, Verdict
from evals.gating.power import Power

_NAMED_IDS = 8
_WEAK = 0.5
_COLUMNS = ("guard", "before → after", "lost / gained", "n", "p", "held")


@dataclass(frozen=True, slots=True)
class _VerdictJson:
    passed: bool
    decided_by: tuple[str, ...]
    power: str
    differences: Mapping[str, float]
    verdict: Verdict


def verdict_json(verdict: Verdict) -> bytes:
    """The verdict, with what follows from it said as well."""
    differences = {guard.name: guard.difference for guard in verdict.guards}
    content = _VerdictJson(verdict.is_passed, verdict.decided_by, say_power(verdict), differences, verdict)
    return TypeAdapter(_VerdictJson).dump_json(content, indent=2) + b"\n"


def render_verdict(verdict: Verdict) -> RenderableType:
    """Every guard, which of them decided, and what this gate can see."""
    first, *others = _COLUMNS
    table = Table(title=f"{verdict.baseline} → {verdict.candidate}", title_justify="left")
    table.add_column(first, no_wrap=True)
    for column in others:
        table.add_column(column, justify="right")
    for guard in verdict.guards:
        table.add_row(*_row(guard))
    return Group(table, *say_examples(verdict), *say_limits(verdict), say_power(verdict), say_verdict(verdict))


def say_verdict(verdict: Verdict) -> str:
    """Whether it passes, in a sentence."""
    return "Passed." if verdict.is_passed else f"Blocked by {' and '.join(verdict.decided_by)}."


def say_power(verdict: Verdict) -> str:
    """What losses this gate sees, in a sentence."""
    return say_power_of(verdict.power, verdict.loss_seen)


def say_power_of(power: Power, loss_seen: float | None) -> str:
    """The same, of any number of examples."""
    noise = (power.discordance - power.loss) / 2
    said = (
        f"At n = {power.n} this gate sees a loss of {100 * power.loss:g} points with a probability of "
        f"{power.probability:.2f}, while {100 * noise:.1f} % of the examples flip to the better"
    )
    if loss_seen is not None:
        said += f"; one of {100 * loss_seen:g} points with {SURE:.2f}"
    said += "."
    return said + (" It sees little: add examples." if power.probability < _WEAK else "")


def say_examples(verdict: Verdict) -> list[str]:
    """Which examples each guard that blocks lost."""
    return [f"{guard.name}: lost {_named(guard.lost)}" for guard in verdict.guards if not guard.is_held and guard.lost]


def say_limits(verdict: Verdict) -> list[str]:
    """What could not be compared."""
    said = []
    if not verdict.is_same_golden_set:
        said.append(f"The golden sets differ; compared is only what is equal in both: {_examples(verdict.n)}.")
    if verdict.changed:
        said.append(f"{_examples(len(verdict.changed))} changed and left out: {_named(verdict.changed)}")
    if verdict.only_baseline:
        said.append(f"{_examples(len(verdict.only_baseline))} only in the baseline: {_named(verdict.only_baseline)}")
    if verdict.only_candidate:
        said.append(f"{_examples(len(verdict.only_candidate))} only in the candidate: {_named(verdict.only_candidate)}")
    return said


def write_markdown(verdict: Verdict, file: Path) -> None:
    """Add the verdict to a file of Markdown, such as the summary of a job."""
    file.parent.mkdir(parents=True, exist_ok=True)
    with file.open("a", encoding="utf-8") as stream:
        stream.write(verdict_markdown(verdict))


def verdict_markdown(verdict: Verdict) -> str:
    """The verdict with a table of its guards."""
    rows = (_COLUMNS, tuple("---" for _ in _COLUMNS), *(_row(guard) for guard in verdict.guards))
    table = "\n".join("| " + " | ".join(cell.replace("|", "\\|") for cell in row) + " |" for row in rows)
    notes = "\n".join(f"- {said}" for said in (*say_examples(verdict), *say_limits(verdict), say_power(verdict)))
    return f"## Gate on {verdict.golden_set}: {say_verdict(verdict)}\n\n{table}\n\n{notes}\n"


def write_verdict(verdict: Verdict, file: Path) -> None:
    """Write the verdict as JSON."""
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_bytes(verdict_json(verdict))


def _row(guard: Guard) -> tuple[str, ...]:
    return (
        guard.name,
        f"{guard.baseline:.3f} → {guard.candidate:.3f} ({guard.difference:+.3f})",
        f"{len(guard.lost)} / {len(guard.gained)}",
        str(guard.n),
        _chance(guard),
        "yes" if guard.is_held else "no",
    )


def _chance(guard: Guard) -> str:
    """The p value with the one at which the guard blocks."""
    if guard.p_value is None or guard.needed is None:
        return "blocks at one lost"
    return f"{guard.p_value:.3g} (≤ {guard.needed:.3g})"


def _examples(count: int) -> str:
    return "1 example" if count == 1 else f"{count} examples"


def _named(ids: tuple[str, ...]) -> str:
    return ", ".join(ids[:_NAMED_IDS]) + (", …" if len(ids) > _NAMED_IDS else "")
