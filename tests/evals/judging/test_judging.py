"""Judging asks for what is missing, keeps everything, and loses nothing."""

from dataclasses import replace
from threading import Event, Lock

from evals.judging.case import JudgeCase
from evals.judging.judgement import Judgement, NotScored, Verdict, not_scored
from evals.judging.judging import Judging
from tests.evals.judging.made import ABSTENTION, CASE, NOON, FakeJudge, MemoryStore

CASES = [replace(CASE, id=f"case {place}", answer=f"Answer {place}.") for place in range(10)]


class Heard:
    """Progress that remembers."""

    def __init__(self) -> None:
        self.expected = 0
        self.heard: list[Judgement] = []

    def planned(self, judgements: int) -> None:
        self.expected = judgements

    def finished(self, judgement: Judgement) -> None:
        self.heard.append(judgement)


def judging(store: MemoryStore, **changes: object) -> Judging:
    return replace(Judging(store, clock=lambda: NOON), **changes)  # type: ignore[arg-type]  # fields, by name


def test_every_case_is_judged_by_every_criterion_as_often_as_wanted() -> None:
    store, heard = MemoryStore(), Heard()
    judging(store, progress=heard).judge([FakeJudge(criteria=("one", "two"))], CASES, repeats=3)
    assert len(store.kept) == 10 * 2 * 3 == heard.expected == len(heard.heard)
    assert {one.repeat for one in store.kept.values()} == {0, 1, 2}


def test_only_chosen_criteria_are_asked() -> None:
    store = MemoryStore()
    judging(store).judge([FakeJudge(criteria=("one", "two"))], CASES[:1], ["two"])
    assert [one.criterion for one in store.kept.values()] == ["two"]


def test_a_judge_that_says_the_same_each_time_is_asked_once() -> None:
    store = MemoryStore()
    judging(store).judge([FakeJudge(is_repeatable=True)], CASES, repeats=3)
    assert len(store.kept) == 10


def test_what_is_known_is_not_asked_again_but_what_failed_is() -> None:
    failing = {"case 3", "case 7"}
    judge = FakeJudge(lambda case: not_scored(NotScored.TIMEOUT) if case.id in failing else Verdict(0.75))
    store = MemoryStore()
    judging(store).judge([judge], [*CASES, ABSTENTION])
    assert judge.calls == 10
    well = FakeJudge()
    judging(store).judge([well], [*CASES, ABSTENTION])
    assert sorted(well.asked) == sorted(failing)
    assert all(one.verdict.value is not None for one in store.kept.values() if one.case_id != ABSTENTION.id)


def test_another_judge_and_another_text_are_asked_anew() -> None:
    store = MemoryStore()
    judging(store).judge([FakeJudge()], CASES[:1])
    judging(store).judge([FakeJudge(identity="fake 2")], CASES[:1])
    judging(store).judge([FakeJudge()], [replace(CASES[0], answer="Something else.")])
    assert len(store.kept) == 3


def test_an_abstention_is_recorded_and_no_judge_is_asked() -> None:
    judge, store = FakeJudge(), MemoryStore()
    judging(store).judge([judge], [ABSTENTION])
    assert judge.calls == 0
    assert [one.verdict.reason for one in store.kept.values()] == [NotScored.ABSTENTION]


def test_beyond_the_budget_nothing_is_asked_and_nothing_is_lost() -> None:
    judge, store = FakeJudge(), MemoryStore()
    judging(store, max_calls=4, threads=1).judge([judge], CASES)
    reasons = [one.verdict.reason for one in store.kept.values()]
    assert judge.calls == 4
    assert reasons.count(NotScored.OVER_BUDGET) == 6
    judging(store, max_calls=100).judge([judge], CASES)
    assert judge.calls == 10
    assert all(one.verdict.value == 1.0 for one in store.kept.values())


def test_once_stopped_it_ends_after_what_is_under_way_and_goes_on_later() -> None:
    is_stopped = Event()

    def stop_at_third(case: JudgeCase) -> Verdict:
        if case.id == "case 2":
            is_stopped.set()
        return Verdict(1.0)

    many = [replace(CASE, id=f"case {place}", answer=f"Answer {place}.") for place in range(100)]
    store, judge = MemoryStore(), FakeJudge(stop_at_third)
    judging(store, threads=1, is_stopped=is_stopped.is_set).judge([judge], many)
    assert 3 <= len(store.kept) < 20
    judging(store).judge([FakeJudge()], many)
    assert len(store.kept) == 100


def test_several_are_asked_at_once() -> None:
    lock, together, most = Lock(), Event(), 0
    waiting = 0

    def meet(_: JudgeCase) -> Verdict:
        nonlocal waiting, most
        with lock:
            waiting += 1
            most = max(most, waiting)
            if waiting == 4:
                together.set()
        together.wait(timeout=20)
        with lock:
            waiting -= 1
        return Verdict(1.0)

    judging(MemoryStore(), threads=4).judge([FakeJudge(meet)], CASES)
    assert most == 4


def test_equal_cases_are_judged_once() -> None:
    judge, store = FakeJudge(), MemoryStore()
    judging(store).judge([judge], [CASES[0], CASES[0]])
    assert judge.calls == 1
