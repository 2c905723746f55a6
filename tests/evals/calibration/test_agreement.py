"""Agreement of raters, against scikit-learn and the `krippendorff` package."""

import krippendorff
import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from sklearn.metrics import cohen_kappa_score

from evals.calibration.agreement import Agreement, agreement_of, alpha_of
from evals.calibration.alpha import Level

POINTS = (1.0, 2.0, 3.0, 4.0, 5.0)
RATING = st.sampled_from(POINTS)
PAIRS = st.lists(st.tuples(RATING, RATING), min_size=1, max_size=40)
WITH_GAPS = st.integers(2, 4).flatmap(
    lambda raters: st.lists(
        st.lists(RATING | st.just(float("nan")), min_size=raters, max_size=raters), min_size=1, max_size=25
    )
)


def of_pairs(pairs: list[tuple[float, float]], level: Level = Level.ORDINAL) -> Agreement:
    return agreement_of([one for one, _ in pairs], [other for _, other in pairs], POINTS, level)


@settings(max_examples=60, deadline=None)
@given(PAIRS)
def test_kappa_is_that_of_scikit_learn(pairs: list[tuple[float, float]]) -> None:
    first, second = [int(one) for one, _ in pairs], [int(other) for _, other in pairs]
    found = of_pairs(pairs)
    for estimate, weights in ((found.kappa, None), (found.linear, "linear"), (found.quadratic, "quadratic")):
        if len({*first, *second}) == 1:
            assert estimate is None
            continue
        theirs = cohen_kappa_score(first, second, labels=[1, 2, 3, 4, 5], weights=weights)
        assert estimate is not None
        assert estimate.value == pytest.approx(theirs, abs=1e-9)


@settings(max_examples=60, deadline=None)
@given(WITH_GAPS, st.sampled_from(list(Level)))
def test_alpha_is_that_of_the_krippendorff_package(units: list[list[float]], level: Level) -> None:
    ratings = np.array(units, dtype=np.float64).T
    found = alpha_of(ratings, POINTS, level)
    pairable = ratings[:, (~np.isnan(ratings)).sum(axis=0) > 1]
    if len(set(pairable[~np.isnan(pairable)].tolist())) < 2:
        assert found is None
        return
    theirs = krippendorff.alpha(reliability_data=pairable, level_of_measurement=level.value, value_domain=POINTS)
    assert found is not None
    assert found.value == pytest.approx(float(theirs), abs=1e-9)


@settings(max_examples=40, deadline=None)
@given(PAIRS)
def test_the_interval_stays_within_what_the_figure_can_be(pairs: list[tuple[float, float]]) -> None:
    found = of_pairs(pairs)
    assert found.raw is not None
    assert found.raw.interval is not None
    assert 0.0 <= found.raw.interval.low <= found.raw.interval.high <= 1.0
    if found.kappa is not None and found.kappa.interval is not None:
        assert -1.0 - 1e-9 <= found.kappa.interval.low <= found.kappa.interval.high <= 1.0 + 1e-9


def test_a_small_table_can_be_worked_out_on_paper() -> None:
    # 6 of 10 are the same; by their habits (5 and 6 times yes) chance alone gives 0.5 · 0.6 + 0.5 · 0.4 = 0.5.
    first = [1.0] * 5 + [0.0] * 5
    second = [1.0, 1.0, 1.0, 1.0, 0.0, 1.0, 1.0, 0.0, 0.0, 0.0]
    found = agreement_of(first, second, (0.0, 1.0), Level.NOMINAL)
    assert found.table == ((3, 2), (1, 4))
    assert found.raw is not None
    assert found.raw.value == pytest.approx(0.7)
    assert found.kappa is not None
    assert found.kappa.value == pytest.approx((0.7 - 0.5) / (1 - 0.5))


def test_whoever_only_ever_says_the_same_agrees_by_chance() -> None:
    found = of_pairs([(5.0, 5.0)] * 20 + [(5.0, 3.0)] * 10)
    assert found.kappa is not None
    assert found.kappa.value == pytest.approx(0.0)


def test_one_rating_throughout_is_agreement_without_a_kappa() -> None:
    found = of_pairs([(5.0, 5.0)] * 30)
    assert found.raw is not None
    assert found.raw.value == 1.0
    assert found.kappa is None
    assert found.quadratic is None
    assert found.alpha is None


def test_no_answer_in_common_is_no_figure() -> None:
    found = agreement_of([], [], POINTS, Level.ORDINAL)
    assert found.n == 0
    assert found.raw is None
    assert found.alpha is None


def test_the_same_ratings_give_the_same_interval() -> None:
    pairs = [(5.0, 4.0), (3.0, 3.0), (1.0, 2.0), (5.0, 5.0), (2.0, 2.0)] * 6
    assert of_pairs(pairs) == of_pairs(pairs)
