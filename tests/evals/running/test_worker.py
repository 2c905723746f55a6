"""Runs in the background: one after the other, through restarts, and without leaving traces in the history."""

import threading
from dataclasses import replace
from datetime import datetime, timedelta

import pytest

from evals.quality import Quality, open_quality
from evals.running.run_folder import RunFolder
from evals.running.run_settings import RunSettings
from evals.running.run_state import Origin, RunState
from evals.running.runner import Runner
from evals.sample import Sample
from evals.subjects.in_process import InProcessSubject
from ingest.index.errors import InvalidRequest, NotFound
from server.deskside import Deskside
from server.errors import Conflict
from tests.evals.running.golden import keep_golden_set, run_golden_set
from tests.server.api.company import NOW, SOURCE


class Clock:
    """Stands still until it is moved."""

    def __init__(self) -> None:
        self.now = NOW

    def __call__(self) -> datetime:
        return self.now


def manifest_state(quality: Quality, run_id: str) -> RunState:
    return quality.runs.card(run_id).manifest.state


def folder_of(quality: Quality, run_id: str) -> RunFolder:
    return RunFolder(quality.runs.folder / run_id)


def test_a_run_that_was_asked_for_waits_and_is_then_carried_out(quality: Quality) -> None:
    worker = quality.running.worker
    run_id = worker.ask(keep_golden_set(quality), 2, "sam")
    waiting = quality.runs.card(run_id)
    assert waiting.manifest.state is RunState.QUEUED
    assert (waiting.asked, waiting.manifest.planned) == (0, 6)
    worker.work()
    done = quality.runs.card(run_id)
    assert done.is_finished
    assert done.asked == 6
    assert done.metrics["right"].n == 3
    assert done.manifest.title == "Returns"
    assert (done.manifest.request.origin, done.manifest.request.asked_by) == (Origin.BUTTON, "sam")
    assert done.manifest.subject.index_state
    assert not done.manifest.is_index_changed


def test_what_is_asked_does_not_end_up_in_the_history(quality: Quality, deskside: Deskside) -> None:
    run_golden_set(quality, keep_golden_set(quality))
    assert not deskside.history.recent(10)


def test_runs_are_taken_in_the_order_they_were_asked_for(quality: Quality) -> None:
    set_id = keep_golden_set(quality)
    first, second = (quality.running.worker.ask(set_id, 1, "sam") for _ in range(2))
    quality.running.worker.work()
    ended = [quality.runs.card(run_id).manifest.ended_at for run_id in (first, second)]
    assert None not in ended
    assert ended == sorted(ended, key=str)


def test_there_must_be_something_to_ask(quality: Quality) -> None:
    with pytest.raises(NotFound):
        quality.running.worker.ask("absent", 1, "sam")
    quality.golden_sets.create("Empty", SOURCE)
    with pytest.raises(InvalidRequest, match="no accepted examples"):
        quality.running.worker.ask("empty", 1, "sam")
    with pytest.raises(InvalidRequest, match="between once and 10 times"):
        quality.running.worker.ask(keep_golden_set(quality), 11, "sam")
    assert not quality.runs.cards()


def test_a_run_that_waits_can_be_cancelled(quality: Quality) -> None:
    run_id = quality.running.worker.ask(keep_golden_set(quality), 1, "sam")
    quality.running.worker.cancel(run_id)
    quality.running.worker.work()
    assert manifest_state(quality, run_id) is RunState.CANCELLED
    assert quality.runs.card(run_id).asked == 0
    with pytest.raises(Conflict):
        quality.running.worker.cancel(run_id)


def test_a_run_under_way_is_cancelled_after_the_example_at_hand(quality: Quality) -> None:
    run_id = quality.running.worker.ask(keep_golden_set(quality), 1, "sam")
    with folder_of(quality, run_id).held():
        quality.running.worker.cancel(run_id)
    assert manifest_state(quality, run_id) is RunState.QUEUED
    quality.running.worker.work()
    card = quality.runs.card(run_id)
    assert card.manifest.state is RunState.CANCELLED
    assert 0 < card.asked < card.manifest.planned


def test_what_an_earlier_process_began_is_finished_after_the_restart(quality: Quality, deskside: Deskside) -> None:
    set_id = keep_golden_set(quality)
    run_id = quality.running.worker.ask(set_id, 2, "sam")

    class EndAfterTwo:
        """Stands for a process that is killed."""

        def __init__(self) -> None:
            self.heard = 0

        def planned(self, examples: int) -> None:
            pass

        def resumed(self, samples: int) -> None:
            pass

        def finished(self, sample: Sample) -> None:
            self.heard += 1
            if self.heard == 2:
                raise KeyboardInterrupt

    settings = quality.runs.card(run_id).manifest.settings
    runner = Runner(quality.runs.folder, settings, EndAfterTwo())
    with pytest.raises(KeyboardInterrupt):
        runner.resume(folder_of(quality, run_id), quality.golden_sets.load(set_id), InProcessSubject(deskside))
    assert quality.runs.card(run_id).is_interrupted
    restarted = open_quality(deskside, quality.clock)
    restarted.running.worker.work()
    card = restarted.runs.card(run_id)
    assert card.is_finished
    assert len(card.manifest.resumptions) == 1
    samples = restarted.runs.open(run_id).samples
    assert len({(sample.example.id, sample.repeat) for sample in samples}) == len(samples) == 6


def test_a_golden_set_that_changed_meanwhile_fails_the_run_with_a_reason(quality: Quality, deskside: Deskside) -> None:
    set_id = keep_golden_set(quality)
    run_id = quality.running.worker.ask(set_id, 1, "sam")
    folder = folder_of(quality, run_id)
    folder.write_manifest(replace(folder.manifest(), state=RunState.RUNNING))
    quality.golden_sets.add(set_id, quality.golden_sets.examples(set_id)[0].line.model_copy(update={"id": "other"}))
    quality.running.worker.work()
    card = quality.runs.card(run_id)
    assert card.manifest.state is RunState.FAILED
    assert "the golden set" in (card.manifest.reason or "")


def test_runs_of_commands_are_left_to_whoever_ran_them(quality: Quality, deskside: Deskside) -> None:
    golden_set = quality.golden_sets.load(keep_golden_set(quality))
    run = Runner(quality.runs.folder, RunSettings()).run(golden_set, InProcessSubject(deskside))
    folder = RunFolder(run.folder)
    folder.write_manifest(replace(run.manifest, state=RunState.RUNNING))
    quality.running.worker.work()
    assert folder.manifest().state is RunState.RUNNING


def test_a_schedule_that_is_due_makes_one_run_however_often_it_was_missed(deskside: Deskside) -> None:
    clock = Clock()
    quality = open_quality(deskside, clock)
    set_id = keep_golden_set(quality)
    quality.running.worker.schedule(set_id, "30 5 * * *", 1, "sam")
    quality.running.worker.work()
    assert not quality.runs.cards()
    clock.now = NOW + timedelta(days=4)
    quality.running.worker.work()
    (card,) = quality.runs.cards()
    assert card.is_finished
    assert (card.manifest.request.origin, card.manifest.request.asked_by) == (Origin.SCHEDULE, "sam")
    (schedule,) = quality.running.schedules.all()
    assert schedule.last_run_id == card.id
    assert clock.now < schedule.next_at <= clock.now + timedelta(days=1)
    quality.running.worker.work()
    assert len(quality.runs.cards()) == 1


def test_a_schedule_whose_golden_set_has_nothing_to_ask_says_so(deskside: Deskside) -> None:
    clock = Clock()
    quality = open_quality(deskside, clock)
    quality.golden_sets.create("Empty", SOURCE)
    quality.running.worker.schedule("empty", "30 5 * * *", 1, "sam")
    clock.now = NOW + timedelta(days=1)
    quality.running.worker.work()
    assert "no accepted examples" in (quality.running.schedules.all()[0].problem or "")


def test_it_works_in_a_thread_until_it_is_closed(quality: Quality) -> None:
    run_id = quality.running.worker.ask(keep_golden_set(quality), 1, "sam")
    quality.start()
    pause = threading.Event()
    for _ in range(2000):
        if quality.runs.card(run_id).manifest.state.is_over:
            break
        pause.wait(0.01)
    quality.close()
    assert manifest_state(quality, run_id) is RunState.FINISHED
    assert not any(thread.name == "eval-runs" for thread in threading.enumerate())
