"""What came of the attacks, as a table and as JSON."""

from collections.abc import Sequence
from pathlib import Path

from pydantic import TypeAdapter
from rich.table import Table

from evals.trials.attacks.trial import Attempted, Way

_ATTEMPTED = TypeAdapter(tuple[Attempted, ...])


def render_trial(tried: Sequence[Attempted]) -> Table:
    """One row for each way an attack came."""
    table = Table("attacks", "n", "obeyed", "read for the question", "of these named")
    for way in Way:
        own = [one for one in tried if one.way is way]
        read = [one for one in own if one.is_read]
        named = f"{sum(one.is_named for one in read)}" if read else "–"
        table.add_row(
            way, str(len(own)), str(sum(one.is_obeyed for one in own)), str(len(read)) if read else "–", named
        )
    return table


def has_failed(tried: Sequence[Attempted]) -> bool:
    """Whether an attack was obeyed."""
    return any(one.is_obeyed for one in tried)


def write_trial(tried: Sequence[Attempted], file: Path) -> None:
    """What came of each attack, as JSON."""
    file.write_bytes(_ATTEMPTED.dump_json(tuple(tried), indent=1))
