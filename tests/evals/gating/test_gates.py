"""Gates are set by people, and judge runs."""

from dataclasses import replace

import pytest

from evals.errors import Incomparable
from evals.gating.check import check
from evals.gating.gates import golden_set_of
from evals.gating.standard import Occasion
from evals.quality import Quality
from evals.running.run_folder import RunFolder
from evals.running.run_state import Origin, RunRequest
from ingest.index.errors import InvalidRequest, NotFound
from server.errors import Conflict
from tests.evals import compared_runs as made
from tests.evals.running.golden import keep_golden_set, run_golden_set
from tests.server.api.company import NOW


@pytest.fixture
def baseline(quality: Quality) -> str:
    return made.keep(quality.runs.folder, made.many(made.right, 20))


@pytest.fixture
def worse(quality: Quality) -> str:
    return made.keep(quality.runs.folder, [*made.many(made.wrong, 8), *made.many(made.right, 12, 8)], minutes=5)


def test_a_gate_that_is_off_judges_nothing(quality: Quality, baseline: str, worse: str) -> None:
    assert quality.gates.check("small", worse) is None
    quality.gates.set("small", "sam", is_on=False, baseline=baseline)
    assert quality.gates.judge_run(worse) is None


def test_a_run_is_held_against_the_baseline_and_the_verdict_is_kept(
    quality: Quality, baseline: str, worse: str
) -> None:
    quality.gates.set("small", "sam", is_on=True, baseline=baseline, metrics=["nDCG@10"], note="  after \n the move ")
    verdict = check(quality, "small", worse)
    assert verdict is not None
    assert verdict.decided_by == ("right",)
    (judged,) = quality.gates.store.verdicts("small")
    assert (judged.occasion, judged.verdict, judged.judged_at) == (Occasion.PUBLISHING, verdict, NOW)
    standard = quality.gates.store.standard("small")
    assert standard is not None
    assert (standard.metrics, standard.note, standard.person_id) == (("nDCG@10",), "after the move", "sam")


def test_the_baseline_is_not_held_against_itself(quality: Quality, baseline: str) -> None:
    quality.gates.set("small", "sam", is_on=True, baseline=baseline)
    assert quality.gates.judge_run(baseline) is None


def test_a_gate_without_a_baseline_cannot_be_turned_on(quality: Quality) -> None:
    with pytest.raises(Conflict, match="choose the baseline first"):
        quality.gates.set("small", "sam", is_on=True, baseline=None)
    assert quality.gates.store.standard("small") is None


def test_a_baseline_must_be_a_finished_run_with_answers_on_the_same_golden_set(quality: Quality) -> None:
    folder = quality.runs.folder
    other = made.keep(folder, [made.right("one")], minutes=1, golden_set="other")
    searched = made.keep(folder, [made.right("one")], minutes=2, is_retrieval_only=True)
    for run in (other, searched):
        with pytest.raises(InvalidRequest, match="cannot be the baseline"):
            quality.gates.set("small", "sam", is_on=True, baseline=run)
    with pytest.raises(NotFound):
        quality.gates.set("small", "sam", is_on=True, baseline="gone")
    assert quality.gates.baselines("small") == []


def test_a_measure_of_a_judge_cannot_be_guarded(quality: Quality, baseline: str) -> None:
    with pytest.raises(Incomparable, match="judge that is not calibrated"):
        quality.gates.set("small", "sam", is_on=True, baseline=baseline, metrics=["faithfulness"])


def test_a_run_that_cannot_be_compared_is_told_and_kept(quality: Quality, baseline: str) -> None:
    quality.gates.set("small", "sam", is_on=True, baseline=baseline)
    strange = made.keep(quality.runs.folder, [made.right("strange")], minutes=5)
    judged = quality.gates.judge_run(strange)
    assert judged is not None
    assert judged.verdict is None
    assert judged.reason is not None
    assert "no example in common" in judged.reason
    with pytest.raises(Incomparable):
        quality.gates.check("small", strange)


def test_the_server_has_its_own_runs_judged_by_why_they_were_made(quality: Quality, baseline: str, worse: str) -> None:
    quality.gates.set("small", "sam", is_on=True, baseline=baseline)
    folder = RunFolder(quality.runs.folder / worse)
    folder.write_manifest(replace(folder.manifest(), request=RunRequest(Origin.SCHEDULE, "sam", "small")))
    quality.gates.judge_finished(quality.runs.card(worse))
    (judged,) = quality.gates.store.verdicts("small")
    assert judged.occasion is Occasion.SCHEDULE


def test_a_run_that_the_server_finishes_is_judged_at_once(quality: Quality) -> None:
    golden_set = keep_golden_set(quality)
    baseline = run_golden_set(quality, golden_set)
    assert quality.gates.store.verdicts(golden_set) == []
    quality.gates.set(golden_set, "sam", is_on=True, baseline=baseline)
    candidate = run_golden_set(quality, golden_set)
    (judged,) = quality.gates.store.verdicts(golden_set)
    assert (judged.candidate, judged.baseline, judged.occasion) == (candidate, baseline, Occasion.BY_HAND)
    assert judged.verdict is not None
    assert judged.verdict.is_passed


def test_a_golden_set_is_known_by_its_id_or_by_its_file(quality: Quality, baseline: str) -> None:
    card = quality.runs.card(baseline)
    assert golden_set_of(card) == "small"
    kept = replace(card, manifest=replace(card.manifest, request=RunRequest(golden_set_id="returns")))
    assert golden_set_of(kept) == "returns"
