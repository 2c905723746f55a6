"""A run is measured beside the bare answers."""

from pathlib import Path

from evals.bench.throughput import Cost, Throughput, measure_throughput
from evals.golden_set import GoldenSet
from tests.evals.examples import ANSWERABLE, answer
from tests.evals.fake_subject import FakeSubject


def test_both_are_measured_as_often() -> None:
    subject = FakeSubject(answers={ANSWERABLE.id: answer()})
    found = measure_throughput(GoldenSet(Path("/docs/golden.jsonl"), "hash", (ANSWERABLE,)), subject, rounds=2)
    assert found.examples == 1
    assert found.answering.elapsed > 0
    assert found.running.elapsed > 0


def test_the_ratio_is_that_of_the_run_to_the_answers() -> None:
    found = Throughput(1, Cost(10, 4), Cost(12, 5))
    assert (found.elapsed_ratio, found.processor_ratio) == (1.2, 1.25)
