"""One figure for how an example came out."""

from collections.abc import Callable
from dataclasses import replace

import pytest

from evals.metrics.right import RIGHT, Standing, is_right, standing
from evals.sample import Sample
from tests.evals import compared_runs as made
from tests.evals.examples import ANSWERABLE


@pytest.mark.parametrize(
    ("make", "expected"),
    [
        (made.right, Standing.RIGHT),
        (made.wrong, Standing.WRONG),
        (made.other_figures, Standing.WRONG),
        (made.withheld, Standing.ABSTAINED),
        (made.failed, Standing.FAILED),
        (made.unresolved, Standing.UNRESOLVED),
        (made.leaking, Standing.LEAKED),
        (made.rightly_withheld, Standing.RIGHT),
        (made.wrongly_answered, Standing.WRONG),
    ],
)
def test_every_way_an_example_can_come_out(make: Callable[[str], Sample], expected: Standing) -> None:
    assert standing(make("one")) is expected


def test_only_the_first_two_citations_count() -> None:
    sample = made.right("one")
    assert sample.answer is not None
    cited = [replace(sample.answer.citations[0], number=number) for number in (1, 2, 3)]
    checked = [replace(sample.citations[0], number=number, has_evidence=number == 3) for number in (1, 2, 3)]
    late = replace(sample, answer=replace(sample.answer, citations=tuple(cited)), citations=tuple(checked))
    assert standing(late) is Standing.WRONG


def test_without_known_evidence_an_answer_is_enough() -> None:
    assert standing(replace(made.wrong("one"), example=replace(ANSWERABLE, evidence=()))) is Standing.RIGHT


def test_the_share_is_over_what_was_asked() -> None:
    only_searched = replace(made.right("three"), is_asked=False)
    score = RIGHT.measure([made.right("one"), made.wrong("two"), only_searched])
    assert score is not None
    assert (score.value, score.n, score.not_scored) == (0.5, 2, 1)
    assert is_right(only_searched) is None
