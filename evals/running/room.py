"""Runs, assembled."""

from dataclasses import dataclass

from evals.running.run_store import RunStore
from evals.running.schedules import Schedules
from evals.running.settings import RunsSettings
from evals.running.worker import GoldenSets, RunWorker
from server.clock import Clock
from server.deskside import Deskside


@dataclass(frozen=True, slots=True)
class RunRoom:
    """What the pages of runs work with."""

    settings: RunsSettings
    store: RunStore
    schedules: Schedules
    worker: RunWorker


def open_run_room(deskside: Deskside, golden_sets: GoldenSets, settings: RunsSettings, clock: Clock) -> RunRoom:
    """The room over one assistant."""
    store = RunStore(deskside.settings.index.data / "runs")
    schedules = Schedules(deskside.index.catalog.engine, clock, settings.timezone)
    return RunRoom(settings, store, schedules, RunWorker(deskside, store, golden_sets, schedules, settings))
