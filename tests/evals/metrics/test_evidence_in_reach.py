"""Whether what answers a question can be found at all."""

from dataclasses import replace

from evals.metrics.evidence_in_reach import is_in_reach
from tests.evals import compared_runs as made
from tests.evals.examples import ANSWERABLE


def test_it_is_in_reach_however_the_answer_came_out() -> None:
    assert is_in_reach(made.right("one")) == is_in_reach(made.wrong("one")) == is_in_reach(made.withheld("one")) == 1


def test_it_is_out_of_reach_where_no_passage_holds_it() -> None:
    assert is_in_reach(made.out_of_reach("one")) == 0


def test_it_is_out_of_reach_where_the_document_says_another_figure() -> None:
    assert is_in_reach(made.other_figures("one")) == 0


def test_a_rewording_with_the_same_figures_stays_in_reach() -> None:
    assert is_in_reach(replace(made.right("one"), is_evidence_missing=True)) == 1


def test_it_says_nothing_where_no_evidence_is_known() -> None:
    assert is_in_reach(made.rightly_withheld("one")) is None
    assert is_in_reach(replace(made.right("one"), example=replace(ANSWERABLE, evidence=()))) is None
