"""Runs golden sets in the background of the server, one after the other, in process and without keeping answers."""

import logging
import threading
from collections.abc import Callable
from dataclasses import replace
from typing import Protocol

from evals.errors import RunInUse, RunStopped
from evals.golden_set import GoldenSet
from evals.running.run_card import RunCard
from evals.running.run_folder import RunFolder
from evals.running.run_settings import RunSettings
from evals.running.run_state import Origin, RunRequest, RunState
from evals.running.run_store import RunStore
from evals.running.runner import Runner
from evals.running.schedules import Schedule, Schedules
from evals.running.settings import RunsSettings
from evals.subject import SubjectFacts
from evals.subjects.in_process import InProcessSubject
from ingest.index.errors import DesksideError, InvalidRequest
from server.deskside import Deskside
from server.errors import Conflict

_log = logging.getLogger(__name__)
_OURS = frozenset({Origin.BUTTON, Origin.SCHEDULE})
_CLOSING_SECONDS = 30.0


class Titled(Protocol):
    """What a golden set is called."""

    @property
    def title(self) -> str:
        """What people call it."""
        ...


class GoldenSets(Protocol):
    """The golden sets that can be run."""

    def card(self, set_id: str) -> Titled:
        """One golden set in short. Raises NotFound."""
        ...

    def load(self, set_id: str) -> GoldenSet:
        """One golden set. Raises NotFound."""
        ...


class RunWorker:
    """Takes the runs that wait. What waits stands in the folder of runs, so nothing is lost with the process."""

    def __init__(
        self, deskside: Deskside, store: RunStore, golden_sets: GoldenSets, schedules: Schedules, settings: RunsSettings
    ) -> None:
        self._deskside = deskside
        self._store = store
        self._golden_sets = golden_sets
        self._schedules = schedules
        self._settings = settings
        self._is_closing = threading.Event()
        self._is_wanted = threading.Event()
        self._thread: threading.Thread | None = None
        self._listeners: list[Callable[[RunCard], object]] = []

    def tell(self, listener: Callable[[RunCard], object]) -> None:
        """Have somebody told of every run that was finished here; it raises nothing."""
        self._listeners.append(listener)

    def start(self) -> None:
        """Begin to work in a thread of its own, with what an earlier process left unfinished."""
        self._is_closing.clear()
        self._thread = threading.Thread(target=self._work_until_closed, name="eval-runs", daemon=True)
        self._thread.start()

    def close(self) -> None:
        """Stop after the example that is being asked; the run goes on with the next start."""
        self._is_closing.set()
        self._is_wanted.set()
        if self._thread is not None:
            self._thread.join(_CLOSING_SECONDS)
            self._thread = None

    def ask(self, golden_set_id: str, repeats: int, person_id: str) -> str:
        """Have a golden set run for somebody; the id of the run that now waits.

        Raises NotFound where there is no such golden set, InvalidRequest where it has nothing to ask.
        """
        return self._queue(RunRequest(Origin.BUTTON, person_id, golden_set_id), repeats)

    def schedule(self, golden_set_id: str, cron: str, repeats: int, person_id: str) -> Schedule:
        """Have a golden set run at certain times. Raises NotFound, and InvalidRequest for times that are none."""
        self._golden_sets.card(golden_set_id)
        self._check_repeats(repeats)
        added = self._schedules.add(golden_set_id, cron, repeats, person_id)
        self._is_wanted.set()
        return added

    def cancel(self, run_id: str) -> None:
        """Stop a run that waits or is under way. Raises NotFound, and Conflict for one that is over."""
        card = self._store.card(run_id)
        folder = RunFolder(self._store.folder / run_id)
        if card.manifest.state.is_over:
            raise Conflict("this run is over; there is nothing to cancel")
        folder.ask_to_cancel()
        try:
            with folder.held():
                # Nobody is at it: it waits, or its process is gone.
                if not (manifest := folder.manifest()).state.is_over:
                    folder.write_manifest(replace(manifest, state=RunState.CANCELLED))
        except RunInUse:
            return  # whoever is at it sees the wish after the next example

    def work(self) -> None:
        """Do everything that is due or waits, and return."""
        taken: set[str] = set()
        while not self._is_closing.is_set():
            for schedule in self._schedules.due():
                self._ask_for(schedule)
            waiting = [card for card in self._waiting() if card.id not in taken]
            if not waiting:
                return
            taken.add(waiting[0].id)
            self._carry_out(waiting[0])

    def _work_until_closed(self) -> None:
        while True:
            # Cleared before it is looked at: who closes says so first, and then wakes this thread.
            self._is_wanted.clear()
            if self._is_closing.is_set():
                return
            try:
                self.work()
            except Exception:  # noqa: BLE001
                # The outermost edge of the thread: what went wrong with one run must not end all later ones.
                _log.exception("the runs of golden sets")
            self._is_wanted.wait(self._seconds_to_wait())

    def _seconds_to_wait(self) -> float:
        """Not longer than a minute: the clock of a machine may be set."""
        seconds = self._schedules.seconds_to_next()
        return 60.0 if seconds is None else min(60.0, max(1.0, seconds))

    def _queue(self, request: RunRequest, repeats: int) -> str:
        assert request.golden_set_id is not None
        self._check_repeats(repeats)
        title = self._golden_sets.card(request.golden_set_id).title
        golden_set = self._golden_sets.load(request.golden_set_id)
        if not golden_set.examples:
            raise InvalidRequest(f"“{title}” has no accepted examples yet; write or accept some first")
        settings = RunSettings(threads=self._settings.threads, repeats=repeats)
        facts = SubjectFacts(str(self._deskside.settings.index.data))
        folder = Runner(self._store.folder, settings).queue(golden_set, facts, replace(request, title=title))
        self._is_wanted.set()
        return folder.path.name

    def _check_repeats(self, repeats: int) -> None:
        if not 1 <= repeats <= self._settings.most_repeats:
            raise InvalidRequest(f"ask every example between once and {self._settings.most_repeats} times")

    def _ask_for(self, schedule: Schedule) -> None:
        """Queue what a schedule wants, unless its last run is still to come."""
        if any(run.id == schedule.last_run_id for run in self._waiting()):
            self._schedules.move_on(schedule, None, "the run before was still waiting or under way")
            return
        try:
            request = RunRequest(Origin.SCHEDULE, schedule.person_id, schedule.golden_set_id)
            self._schedules.move_on(schedule, self._queue(request, schedule.repeats))
        except DesksideError as error:
            self._schedules.move_on(schedule, None, str(error))

    def _waiting(self) -> list[RunCard]:
        """The runs that the server was asked for and that are not over, the oldest first."""
        return [
            card
            for card in reversed(self._store.cards())
            if not card.manifest.state.is_over and not card.is_held and card.manifest.request.origin in _OURS
        ]

    def _carry_out(self, card: RunCard) -> None:
        folder = RunFolder(self._store.folder / card.id)
        manifest = card.manifest
        runner = Runner(self._store.folder, manifest.settings, is_stopped=self._is_closing.is_set)
        try:
            golden_set = self._golden_sets.load(manifest.request.golden_set_id or "")
            runner.resume(folder, golden_set, InProcessSubject(self._deskside))
        except (RunStopped, RunInUse):
            return
        except Exception as error:  # noqa: BLE001
            # The outermost edge of one run: whatever went wrong, the run says so and the next one is taken.
            if not isinstance(error, DesksideError):
                _log.exception("the run %s failed", card.id)
            _fail(folder, error)
            return
        finished = self._store.card(card.id)
        for listener in self._listeners if finished.is_finished else ():
            listener(finished)


def _fail(folder: RunFolder, error: Exception) -> None:
    reason = str(error) if isinstance(error, DesksideError) else f"{type(error).__name__}: {error}"
    folder.write_manifest(replace(folder.manifest(), state=RunState.FAILED, reason=reason))
