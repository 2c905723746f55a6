"""The result of a trial as people and programs read it."""

from collections.abc import Mapping
from pathlib import Path

from pydantic import TypeAdapter
from rich.console import Group, RenderableType
from rich.table import Table

from evals.trials.verification.trial import MUST_ALL_FALL, Tally, VerificationResult


def render_verification(result: VerificationResult) -> RenderableType:
    """What fell of each kind and what stood, then the two rates."""
    return Group(
        _table("Forged sentences", "fell", result.caught),
        _table("True sentences", "stood", result.kept),
        f"Of all forgeries {result.caught_share:.1%} fell; of all true sentences {result.lost_share:.1%} were lost.",
        f"{result.milliseconds:.1f} ms a sentence, the reading of its sources included.",
    )


def _table(title: str, column: str, tallies: Mapping[str, Tally]) -> Table:
    table = Table("kind", title=title, title_justify="left")
    for name in ("n", column, "share"):
        table.add_column(name, justify="right")
    required = {kind.value for kind in MUST_ALL_FALL}
    for kind, tally in tallies.items():
        table.add_row(kind + (" *" if kind in required else ""), str(tally.n), str(tally.right), f"{tally.share:.1%}")
    return table


def write_verification(result: VerificationResult, file: Path) -> None:
    """Write everything as JSON, with the sentences that came out wrong."""
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_bytes(TypeAdapter(VerificationResult).dump_json(result, indent=2) + b"\n")
