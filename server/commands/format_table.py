"""How the files of a pass ended, by folder and format."""

from collections import Counter
from pathlib import PurePosixPath

from rich.console import Console
from rich.table import Table

from ingest.index.receipt import FileState, JobReceipt

_COLUMNS = (FileState.LIVE, FileState.UNSUPPORTED, FileState.ENCRYPTED, FileState.FAILED)


def print_by_format(console: Console, receipt: JobReceipt) -> None:
    """One row for each top folder and extension, with the slowest file of the row."""
    ended: Counter[tuple[str, str, FileState]] = Counter()
    slowest: dict[tuple[str, str], float] = {}
    for file in receipt.files:
        path = PurePosixPath(file.path)
        place = (path.parts[0] if len(path.parts) > 1 else ".", path.suffix.lower().lstrip(".") or "(none)")
        ended[(*place, file.state)] += 1
        slowest[place] = max(slowest.get(place, 0.0), file.seconds)
    table = Table("Folder", "Format", *(state.value for state in _COLUMNS), "slowest, s")
    for folder, extension in sorted(slowest):
        counts = (ended[(folder, extension, state)] for state in _COLUMNS)
        row = [str(count or "") for count in counts]
        table.add_row(folder, extension, *row, f"{slowest[(folder, extension)]:.1f}")
    console.print(table)
