"""Two runs that came to the same have the same digest, and no others."""

from dataclasses import replace
from datetime import timedelta

from hypothesis import given
from hypothesis import strategies as st

from evals.running.results_digest import results_digest
from evals.sample import CheckedCitation, Sample
from tests.evals.examples import ANSWERABLE, NOON, UNANSWERABLE, answer, answering, citation, ranking

GIVEN = answer(citations=(citation(1, "Thirty days"),))
SAMPLES = (
    answering(ANSWERABLE, GIVEN, CheckedCitation(1, True, True)),
    answering(UNANSWERABLE, None),
    ranking(replace(ANSWERABLE, id="other"), "/docs/a.txt", evidence_at=1),
)


@given(st.permutations(SAMPLES))
def test_their_order_does_not_count(samples: list[Sample]) -> None:
    assert results_digest(samples) == results_digest(SAMPLES)


@given(seconds=st.floats(0, 100), minutes=st.integers(0, 1000), answer_id=st.text(max_size=5))
def test_ids_and_times_do_not_count(seconds: float, minutes: int, answer_id: str) -> None:
    later = NOON + timedelta(minutes=minutes)
    again = replace(GIVEN, id=answer_id, asked_at=later, as_of=later, timings_ms={"retrieve": seconds})
    first = replace(SAMPLES[0], answer=again, answer_seconds=seconds, search_seconds=seconds)
    assert results_digest([first, *SAMPLES[1:]]) == results_digest(SAMPLES)


def test_everything_else_counts() -> None:
    one = SAMPLES[0]
    others = [
        replace(one, repeat=1),
        replace(one, errors=("gone",)),
        replace(one, answer=replace(GIVEN, text="Forty days.")),
        replace(one, answer=replace(GIVEN, confidence=0.91)),
        replace(one, citations=(CheckedCitation(1, False, True),)),
        replace(one, example=replace(ANSWERABLE, audience=frozenset({"leads"}))),
    ]
    digests = {results_digest([other]) for other in [one, *others]}
    assert len(digests) == len(others) + 1
