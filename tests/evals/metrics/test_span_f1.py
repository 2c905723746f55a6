"""How exactly the cited spans are the evidence, against sets of characters counted one by one."""

from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from evals.example import Evidence
from evals.metrics.span_f1 import SPAN_F1, span_f1
from evals.sample import CheckedCitation
from tests.evals.examples import ABSTENTION, ANSWERABLE, UNANSWERABLE, answer, answering, citation

TEXT = "".join(chr(0x4E00 + place) for place in range(120))
"""Every letter stands here once, so that where a span lies is where its letters are."""
SPANS = st.tuples(st.integers(0, 11), st.integers(1, 4)).map(
    lambda pair: (10 * pair[0], min(10 * sum(pair), len(TEXT)))
)
"""In tens, because fewer than eight letters in common are taken for chance."""


def test_a_citation_twice_as_long_as_its_evidence_is_half_precise() -> None:
    example = replace(ANSWERABLE, evidence=(Evidence(Path("/docs/a.txt"), 0, 10, "12345 6789"),))
    good = CheckedCitation(1, has_evidence=True, resolves=True)
    sample = answering(example, answer(citations=(citation(1, "12345 6789 abcdefghi"),)), good)
    assert span_f1(sample) == pytest.approx(2 * 0.5 * 1 / 1.5)


def test_abstentions_and_failures_score_zero_and_what_has_no_evidence_is_not_scored() -> None:
    samples = [answering(ANSWERABLE, ABSTENTION), answering(ANSWERABLE, None), answering(UNANSWERABLE, answer())]
    score = SPAN_F1.measure(samples)
    assert score is not None
    assert (score.value, score.n, score.not_scored) == (0, 2, 1)


@given(st.lists(SPANS, min_size=1, max_size=4), st.lists(SPANS, min_size=1, max_size=3))
def test_it_agrees_with_sets_of_characters(cited: list[tuple[int, int]], expected: list[tuple[int, int]]) -> None:
    gold = {place for start, end in expected for place in range(start, end)}
    given_places = {place for start, end in cited for place in range(start, end)}
    shared = len(gold & given_places)
    value = 2 * shared / (len(gold) + len(given_places))

    evidence = tuple(Evidence(Path("/docs/a.txt"), start, end, TEXT[start:end]) for start, end in expected)
    citations = tuple(citation(number, TEXT[start:end], start) for number, (start, end) in enumerate(cited, start=1))
    checked = [
        CheckedCitation(number, has_evidence=bool(gold & set(range(start, end))), resolves=True)
        for number, (start, end) in enumerate(cited, start=1)
    ]
    sample = answering(replace(ANSWERABLE, evidence=evidence), answer(citations=citations), *checked)
    assert span_f1(sample) == pytest.approx(value, abs=1e-9)
