"""The worst stands first: what misleads before what helps nobody before what is merely wrong."""

from dataclasses import replace

from hypothesis import given
from hypothesis import strategies as st

from evals.running.growing_file import Place
from evals.running.sample_line import SampleLine
from evals.sample import CheckedCitation, Sample
from tests.evals.examples import ABSTENTION, ANSWERABLE, UNANSWERABLE, answer, answering, citation, ranking

CITING = answer(citations=(citation(1, "Thirty days"),))
HOLDING = CheckedCitation(1, has_evidence=True, resolves=True)
OTHER = CheckedCitation(1, has_evidence=False, resolves=True)
INVENTED = CheckedCitation(1, has_evidence=True, resolves=False)
LEAKING = replace(ANSWERABLE, id="leak", must_not_show=("Thirty days",))

WORST_FIRST = (
    answering(LEAKING, CITING, HOLDING),
    answering(replace(ANSWERABLE, id="invented"), CITING, INVENTED),
    answering(replace(ANSWERABLE, id="failed"), None),
    answering(UNANSWERABLE, CITING, OTHER),
    answering(replace(ANSWERABLE, id="abstained"), ABSTENTION),
    answering(replace(ANSWERABLE, id="unlike"), answer("No idea.", citations=CITING.citations), OTHER),
    answering(replace(ANSWERABLE, id="like"), CITING, OTHER),
    answering(replace(ANSWERABLE, id="right"), CITING, HOLDING),
)


def line(sample: Sample) -> SampleLine:
    return SampleLine.of(sample, Place(0, 0))


@given(st.permutations(WORST_FIRST))
def test_the_order_does_not_depend_on_how_they_came(samples: list[Sample]) -> None:
    found = sorted(map(line, samples), key=lambda one: one.badness)
    assert [one.example_id for one in found] == [sample.example.id for sample in WORST_FIRST]


def test_only_what_is_right_is_not_wrong() -> None:
    assert [one.example_id for one in map(line, WORST_FIRST) if not one.is_wrong] == ["right"]


def test_where_only_search_was_measured_late_evidence_is_bad() -> None:
    found, late, missing = (
        line(ranking(replace(ANSWERABLE, id=name), "/docs/a.txt", "/docs/b.txt", evidence_at=place))
        for name, place in (("found", 1), ("late", 2), ("missing", None))
    )
    assert sorted((found, late, missing), key=lambda one: one.badness) == [missing, late, found]
    assert [one.is_wrong for one in (found, late, missing)] == [False, False, True]
    assert (late.evidence_rank, late.standing) == (2, None)
