"""Judging in the background: one piece of work at a time, watched from outside."""

from threading import Event

import pytest

from evals.errors import SettingsError
from evals.judging.case import JudgeCase
from evals.judging.judge import Judge
from evals.judging.judgement import NotScored, Verdict, not_scored
from evals.judging.judging_work import JudgingWork
from evals.judging.settings import JudgeSettings
from server.errors import Conflict
from tests.evals.judging.made import CASE, NOON, FakeJudge, MemoryStore


def work_with(*judges: FakeJudge) -> JudgingWork:
    return JudgingWork(lambda: list[Judge](judges), MemoryStore(), JudgeSettings(repeats=2), lambda: NOON)


def test_it_tells_how_far_it_is_and_how_it_came_out() -> None:
    work = work_with(FakeJudge(lambda _: not_scored(NotScored.REFUSED)))
    assert work.state() is None
    work.begin(lambda: [CASE], ())
    work.wait()
    state = work.state()
    assert state is not None
    assert (state.is_running, state.planned, state.done, state.failed, state.error) == (False, 2, 2, 2, "")


def test_only_one_piece_of_work_goes_on() -> None:
    go_on = Event()

    def wait(_: JudgeCase) -> Verdict:
        go_on.wait(timeout=20)
        return Verdict(1.0)

    work = work_with(FakeJudge(wait))
    work.begin(lambda: [CASE], ())
    with pytest.raises(Conflict):
        work.begin(lambda: [CASE], ())
    go_on.set()
    work.wait()
    work.begin(lambda: [CASE], ())
    work.close()


def test_a_wrong_setting_is_said_and_the_work_may_begin_again() -> None:
    def fail() -> list[Judge]:
        raise SettingsError("features.evals.judge.model: no such model")

    work = JudgingWork(fail, MemoryStore(), JudgeSettings(), lambda: NOON)
    for _ in range(2):
        work.begin(lambda: [CASE], ())
        work.wait()
        state = work.state()
        assert state is not None
        assert state.error == "features.evals.judge.model: no such model"


def test_an_unexpected_fault_ends_the_work_and_is_said() -> None:
    def break_down() -> list[JudgeCase]:
        raise RuntimeError("boom")

    work = work_with(FakeJudge())
    work.begin(break_down, ())
    work.wait()
    state = work.state()
    assert state is not None
    assert "went wrong" in state.error


def test_closing_ends_the_work_and_the_judges() -> None:
    judge = FakeJudge()
    work = work_with(judge)
    work.begin(lambda: [CASE], ())
    work.close()
    assert judge.is_closed
    state = work.state()
    assert state is not None
    assert not state.is_running
