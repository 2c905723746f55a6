"""The scores of judges over a run."""

from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from evals.judging.judged_scores import judged_scores, read_judged_scores
from evals.judging.judgement import Judgement, NotScored
from evals.sample import Sample
from tests.evals.examples import ANSWERABLE, answer, answering
from tests.evals.judging.made import NOON, judgement


def sample(example_id: str, repeat: int = 0, has_failed: bool = False) -> Sample:
    example = replace(ANSWERABLE, id=example_id)
    return replace(answering(example, None if has_failed else answer()), repeat=repeat)


def test_the_value_is_the_mean_of_what_each_example_has_over_its_repeats() -> None:
    said = [judgement(1.0, "a", 0), judgement(0.0, "a", 1), judgement(1.0, "b", 0), judgement(1.0, "b", 1)]
    (found,) = judged_scores([sample("a"), sample("b")], said)
    assert found.score is not None
    assert found.score.value == pytest.approx(0.75)
    assert (found.score.n, found.score.not_scored, found.repeats) == (2, 0, 2)
    assert found.score.spread == pytest.approx(0.5**0.5 / 2)  # the repeats alone come to 1 and to 0.5
    assert found.flip_rate == 0.5
    assert found.spread_within == pytest.approx(0.5**0.5 / 2)


def test_a_failed_judgement_is_not_scored_and_never_zero() -> None:
    said = [judgement(1.0, "a"), judgement(None, "b"), judgement(None, "c", reason=NotScored.ABSTENTION)]
    (found,) = judged_scores([sample("a"), sample("b"), sample("c")], said)
    assert found.score is not None
    assert (found.score.value, found.score.n, found.score.not_scored) == (1.0, 1, 2)
    assert found.reasons == {"timeout": 1, "abstention": 1}


def test_an_example_counts_with_the_repeats_that_did_not_fail() -> None:
    said = [judgement(0.5, "a", 0), judgement(None, "a", 1), judgement(0.5, "a", 2)]
    (found,) = judged_scores([sample("a")], said)
    assert found.score is not None
    assert (found.score.value, found.score.n) == (0.5, 1)


def test_an_answer_that_is_missing_counts_zero() -> None:
    (found,) = judged_scores([sample("a"), sample("b", has_failed=True)], [judgement(1.0, "a")])
    assert found.score is not None
    assert (found.score.value, found.score.n) == (0.5, 2)


def test_where_only_retrieval_was_measured_no_answer_is_missing() -> None:
    unasked = replace(sample("b", has_failed=True), is_asked=False)
    (found,) = judged_scores([sample("a"), unasked], [judgement(1.0, "a")])
    assert found.score is not None
    assert (found.score.value, found.score.n, found.score.not_scored) == (1.0, 1, 1)


def test_repeats_of_the_run_are_repeats_of_the_example() -> None:
    said = [judgement(1.0, "a"), judgement(0.0, "a#1")]
    (found,) = judged_scores([sample("a"), sample("a", repeat=1)], said)
    assert found.score is not None
    assert (found.score.value, found.score.n) == (0.5, 1)


def test_only_what_was_said_of_the_newest_text_counts() -> None:
    later = NOON + timedelta(hours=1)
    said = [judgement(0.0, "a", case_hash="old"), judgement(1.0, "a", case_hash="new", made_at=later)]
    (found,) = judged_scores([sample("a")], said)
    assert found.score is not None
    assert found.score.value == 1.0


def test_nothing_scored_is_no_score() -> None:
    (found,) = judged_scores([sample("a")], [judgement(None, "a")])
    assert found.score is None


def test_judges_and_criteria_stand_apart() -> None:
    said = [judgement(1.0, "a"), judgement(0.0, "a", judge="other"), judgement(0.5, "a", criterion="tone")]
    assert len(judged_scores([sample("a")], said)) == 3


def test_a_run_that_nobody_judged_has_no_judged_scores(tmp_path: Path) -> None:
    assert read_judged_scores(tmp_path) == []


@settings(deadline=None)
@given(st.lists(st.tuples(st.integers(0, 4), st.integers(0, 2), st.none() | st.floats(0, 1)), min_size=1))
def test_no_example_is_lost(said: list[tuple[int, int, float | None]]) -> None:
    samples = [sample(f"e{place}") for place in range(5)]
    judgements: list[Judgement] = [judgement(value, f"e{place}", repeat) for place, repeat, value in said]
    (found,) = judged_scores(samples, judgements)
    counted = 0 if found.score is None else found.score.n + found.score.not_scored
    assert counted == (0 if all(value is None for _, _, value in said) else 5)
