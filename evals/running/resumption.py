"""What a command needs to know of a run that it is to go on with."""

from collections.abc import Collection
from dataclasses import replace
from pathlib import Path

from pydantic import ValidationError

from evals.errors import RunUnreadable
from evals.running.manifest import Manifest
from evals.running.run_folder import RunFolder
from evals.running.run_settings import RunSettings


def read_begun(folder: Path) -> Manifest:
    """The manifest of a run that was begun. Raises RunUnreadable where there is none."""
    try:
        return RunFolder(folder).manifest()
    except (OSError, ValidationError) as error:
        raise RunUnreadable(f"{folder} holds no run that could be resumed; give the folder of one") from error


def settings_to_resume(begun: RunSettings, wanted: RunSettings, chosen: Collection[str]) -> RunSettings:
    """Those the run began with, but for those that were chosen now; the runner refuses what does not fit."""
    return replace(begun, **{name: getattr(wanted, name) for name in chosen})
