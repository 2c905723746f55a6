"""An example that was asked several times stands once, as it came out worst."""

from dataclasses import replace

from evals.running.example_line import examples_of
from evals.running.growing_file import Place
from evals.running.sample_line import SampleLine
from evals.sample import CheckedCitation
from tests.evals.examples import ABSTENTION, ANSWERABLE, UNANSWERABLE, answer, answering, citation


def test_its_worst_repeat_stands_for_it() -> None:
    samples = [
        answering(ANSWERABLE, answer(citations=(citation(1, "Thirty days"),)), CheckedCitation(1, True, True)),
        answering(UNANSWERABLE, ABSTENTION),
        replace(answering(ANSWERABLE, None), repeat=1),
        replace(answering(UNANSWERABLE, ABSTENTION), repeat=1),
    ]
    found = examples_of(SampleLine.of(sample, Place(0, 0)) for sample in samples)
    assert [(one.worst.example_id, one.worst.repeat) for one in found] == [(ANSWERABLE.id, 1), (UNANSWERABLE.id, 0)]
    assert [(one.wrong, len(one.repeats)) for one in found] == [(1, 2), (0, 2)]
