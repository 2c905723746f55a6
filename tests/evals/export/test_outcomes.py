"""The gravest comes first, and each example once."""

from dataclasses import replace

from evals.export.outcomes import outcomes_of, worst_of
from evals.metrics.right import Standing
from evals.sample import CheckedCitation, Sample
from tests.evals.examples import ANSWERABLE, UNANSWERABLE, answer, answering, citation
from tests.evals.export.runs import abstaining, leaving, right


def wrong(name: str, confidence: float = 0.5, *, answerable: bool = True) -> Sample:
    example = replace(ANSWERABLE if answerable else UNANSWERABLE, id=name)
    return answering(
        example, answer(confidence=confidence, citations=(citation(1, "?"),)), CheckedCitation(1, False, True)
    )


def test_outcomes_are_shares_of_what_was_asked_right_first() -> None:
    run = leaving(
        [right(), right(replace(ANSWERABLE, id="two")), wrong("three"), abstaining(replace(ANSWERABLE, id="4"))]
    )
    found = [(one.standing, one.n, one.share) for one in outcomes_of(run)]
    assert found == [(Standing.RIGHT, 2, 0.5), (Standing.ABSTAINED, 1, 0.25), (Standing.WRONG, 1, 0.25)]


def test_what_failed_stands_before_what_is_wrong_and_the_surest_error_before_a_doubtful_one() -> None:
    failed = answering(replace(ANSWERABLE, id="failed"), None)
    asked = [abstaining(replace(ANSWERABLE, id="abstained")), wrong("unsure", 0.3), wrong("sure", 0.9), failed, right()]
    assert [finding.sample.example.id for finding in worst_of(leaving(asked))] == [
        "failed",
        "sure",
        "unsure",
        "abstained",
    ]


def test_an_example_that_was_repeated_stands_once_as_it_came_out_worst() -> None:
    repeated = [abstaining(ANSWERABLE), replace(wrong(ANSWERABLE.id), repeat=1), replace(right(), repeat=2)]
    (finding,) = worst_of(leaving(repeated))
    assert finding.standing is Standing.WRONG


def test_it_says_what_is_wrong_and_where_the_evidence_was_found() -> None:
    answered, misled = worst_of(leaving([wrong("a", answerable=False), wrong("b", 0.1)]))
    assert answered.says == "wrong: answered, though the documents do not"
    assert misled.says == "wrong: not from the expected evidence"
    (found,) = worst_of(leaving([replace(right(), citations=(CheckedCitation(1, False, True),))]))
    assert found.evidence_rank == 2
    assert misled.evidence_rank is None


def test_where_only_retrieval_was_measured_nothing_came_out_in_any_way() -> None:
    run = leaving([Sample(ANSWERABLE, is_asked=False)])
    assert (outcomes_of(run), worst_of(run)) == ((), ())
