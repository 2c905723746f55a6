"""A run that was kept: its manifest and all its samples, read back from its folder."""

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from pydantic import ValidationError

from evals.errors import RunUnreadable
from evals.running.manifest import Manifest
from evals.running.run_folder import RunFolder
from evals.sample import Sample

_MANIFEST = "manifest.json"


@dataclass(frozen=True, slots=True)
class KeptRun:
    """One run, by the name of its folder."""

    name: str
    manifest: Manifest
    samples: Sequence[Sample]

    @property
    def golden_set(self) -> str:
        """The name of its golden set."""
        return Path(self.manifest.golden_set).stem


def read_run(path: Path) -> KeptRun:
    """The run in this folder, or the newest that has ended in this folder of runs.

    Raises RunUnreadable where there is none, or it has not ended: its missing examples would count as nothing.
    """
    folder = path if (path / _MANIFEST).is_file() else _newest_in(path)
    try:
        kept = RunFolder(folder)
        run = KeptRun(folder.name, kept.manifest(), tuple(kept.samples()))
    except (OSError, ValidationError) as error:
        raise RunUnreadable(f"{folder} cannot be read as a run ({_reason(error)}); measure again") from error
    if run.manifest.ended_at is None:
        raise RunUnreadable(f"the run {folder.name} has not ended; let it end, or take another")
    return run


def _newest_in(path: Path) -> Path:
    """Folders of runs begin with the moment the run began, so the last by name is the newest."""
    ended = [folder for folder in sorted(_folders(path), reverse=True) if _has_ended(folder)]
    if not ended:
        raise RunUnreadable(f"{path} holds no run that has ended; make one with `deskside eval run`")
    return ended[0]


def _folders(path: Path) -> list[Path]:
    return [folder for folder in path.iterdir() if (folder / _MANIFEST).is_file()] if path.is_dir() else []


def _has_ended(folder: Path) -> bool:
    try:
        return RunFolder(folder).manifest().ended_at is not None
    except (OSError, ValidationError):
        return False


def _reason(error: OSError | ValidationError) -> str:
    return error.strerror or str(error) if isinstance(error, OSError) else str(error.errors()[0]["msg"])
