"""Standards and verdicts are kept, and what was set last holds."""

from dataclasses import replace
from datetime import timedelta

from evals.gating.gate import decide
from evals.gating.standard import Judged, Occasion, Standard
from evals.quality import Quality
from tests.evals import compared_runs as made
from tests.evals.examples import NOON

STANDARD = Standard("small", True, "yesterday", ("nDCG@10",), "after the move", "sam", NOON)


def test_what_was_set_last_holds_and_what_was_set_before_stays(quality: Quality) -> None:
    store = quality.gates.store
    assert store.standard("small") is None
    later = replace(STANDARD, is_on=False, metrics=(), set_at=NOON + timedelta(hours=1))
    for standard in (STANDARD, later, replace(STANDARD, golden_set="large")):
        store.add_standard(standard)
    assert store.standard("small") == later
    assert store.history("small") == [later, STANDARD]
    assert store.standards() == {"small": later, "large": replace(STANDARD, golden_set="large")}


def test_a_verdict_comes_back_as_it_was(quality: Quality) -> None:
    run = made.run_of(made.many(made.right, 5))
    judged = Judged("small", "today", "yesterday", Occasion.SCHEDULE, NOON, decide(run, run, NOON))
    quality.gates.store.add_verdict(judged)
    assert quality.gates.store.verdicts("small") == [judged]
    assert quality.gates.store.verdict_on("today") == judged
    assert quality.gates.store.verdict_on("tomorrow") is None


def test_what_could_not_be_judged_is_kept_with_the_reason(quality: Quality) -> None:
    judged = Judged("small", "today", "gone", Occasion.PUBLISHING, NOON, reason="there is no run gone")
    quality.gates.store.add_verdict(judged)
    assert quality.gates.store.verdicts("small") == [judged]


def test_the_newest_verdicts_come_first_and_not_more_than_asked_for(quality: Quality) -> None:
    for name in ("a", "b", "c"):
        quality.gates.store.add_verdict(Judged("small", name, "x", Occasion.BY_HAND, NOON, reason="?"))
    assert [judged.candidate for judged in quality.gates.store.verdicts("small", 2)] == ["c", "b"]
