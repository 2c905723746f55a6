"""The result of a trial as people and programs read it."""

from pathlib import Path

from pydantic import TypeAdapter
from rich.console import Group, RenderableType
from rich.table import Table

from evals.gating.gate_report import say_power_of
from evals.trials.gate.trial import Outcome, TrialResult


def render_trial(result: TrialResult) -> RenderableType:
    """What the gate said of each change beside what it did, then how often it was right."""
    return Group(_table("Harmful changes", result.harmful), _table("Harmless changes", result.harmless), *_sums(result))


def say_outcome(outcome: Outcome) -> str:
    """One change, in a line."""
    mark = "right" if outcome.is_right else "WRONG"
    gate = "passed" if outcome.verdict.is_passed else "blocked"
    return f"{mark}: {outcome.change.name}: {gate}, {_effect(outcome)}"


def _table(title: str, outcomes: tuple[Outcome, ...]) -> Table:
    table = Table("change", title=title, title_justify="left")
    for column in ("gate", "decided by", "p", "lost / gained", "blocked in other draws", "over all"):
        table.add_column(column, justify="right")
    for outcome in outcomes:
        right = outcome.verdict.guards[0]
        table.add_row(
            outcome.change.name + ("" if outcome.is_as_expected else " *"),
            "passed" if outcome.verdict.is_passed else "blocked",
            ", ".join(outcome.verdict.decided_by),
            f"{right.p_value:.3g}",
            f"{len(right.lost)} / {len(right.gained)}",
            f"{outcome.blocked_share:.0%}",
            _effect(outcome),
        )
    return table


def _effect(outcome: Outcome) -> str:
    effect = outcome.effect
    broken = f", {effect.broken} broken promises" if effect.broken else ""
    reach = f", {effect.out_of_reach:+d} out of reach" if effect.out_of_reach else ""
    return f"{effect.lost} / {effect.gained} of {effect.n}{reach}{broken}"


def _sums(result: TrialResult) -> list[str]:
    lines = [
        f"Caught {result.caught} of {len(result.harmful)} harmful changes, "
        f"blocked {result.blocked} of {len(result.harmless)} harmless ones, at n = {result.n}.",
        f"In a thousand other draws of {result.n} examples it catches {result.caught_share:.1%} and blocks "
        f"{result.blocked_share:.1%}.",
    ]
    if result.harmless:
        lines.append(say_power_of(result.power, result.loss_seen))
    if any(not outcome.is_as_expected for outcome in result.outcomes):
        lines.append("* over all examples the change did not do what it was written to do.")
    return lines


def write_trial(result: TrialResult, file: Path) -> None:
    """Write everything as JSON."""
    content = {
        "n": result.n,
        "harmful": len(result.harmful),
        "caught": result.caught,
        "harmless": len(result.harmless),
        "blocked": result.blocked,
        "caught_share": result.caught_share,
        "blocked_share": result.blocked_share,
        "changes": [_as_json(outcome) for outcome in result.outcomes],
    }
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_bytes(TypeAdapter(dict[str, object]).dump_json(content, indent=2) + b"\n")


def _as_json(outcome: Outcome) -> dict[str, object]:
    return {
        "name": outcome.change.name,
        "says": outcome.change.says,
        "is_harmful": outcome.change.is_harmful,
        "effect": outcome.effect,
        "blocked_share": outcome.blocked_share,
        "verdict": outcome.verdict,
    }
