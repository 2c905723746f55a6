"""The command `deskside` as a person runs it: a process of its own, with nothing set in the environment."""

import os
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path

SETTINGS = '[index]\nembedder = "hashing"\n'
RETURNS = "# Returns\n\nA charger may be returned within 30 days of delivery.\n"
DELIVERY = "# Delivery\n\nParcels arrive within three working days.\n"


@dataclass(frozen=True)
class Place:
    """A folder with documents, a data folder to be, and settings that need no model."""

    folder: Path

    @property
    def docs(self) -> Path:
        return self.folder / "docs"

    @property
    def data(self) -> Path:
        return self.folder / "data"

    @property
    def options(self) -> list[str]:
        """Options for every command that opens the data folder."""
        return ["--data", str(self.data), "--settings", str(self.folder / "settings.toml")]

    def run(self, *arguments: str) -> "subprocess.CompletedProcess[str]":
        """A command's output and exit status."""
        return subprocess.run(
            command(*arguments),
            cwd=self.folder,
            env=environment(),
            capture_output=True,
            text=True,
            timeout=60,
            check=False,
        )


def make_place(folder: Path) -> Place:
    """Two documents and settings."""
    place = Place(folder)
    place.docs.mkdir(parents=True)
    (place.docs / "returns.md").write_text(RETURNS)
    (place.docs / "delivery.md").write_text(DELIVERY)
    (folder / "settings.toml").write_text(SETTINGS)
    return place


def command(*arguments: str) -> list[str]:
    """The command line."""
    return [sys.executable, "-m", "server", *arguments]


def environment() -> dict[str, str]:
    """This process's environment, without settings of ours and with this checkout importable."""
    inherited = {name: value for name, value in os.environ.items() if not name.startswith("DESKSIDE_")}
    return {**inherited, "PYTHONPATH": str(Path(__file__).parents[3]), "NO_COLOR": "1", "COLUMNS": "200"}
