"""What measuring costs beside answering: examples that are run against examples that are merely answered."""

import tempfile
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from functools import partial
from pathlib import Path

from evals.example import Example
from evals.golden_set import GoldenSet
from evals.running.results_digest import results_digest
from evals.running.run_folder import RunFolder
from evals.running.run_settings import RunSettings
from evals.running.sampling import Sampler
from evals.sample import Sample
from evals.scorecard import score
from evals.subject import Subject

_BLOCK = 25
"""So many examples in turn, so that whatever else the machine does slows both alike."""


@dataclass(frozen=True, slots=True)
class Cost:
    """Milliseconds for one example."""

    elapsed: float
    processor: float
    """Of all threads of this process; says more where the machine has other things to do."""

    def __add__(self, other: "Cost") -> "Cost":
        return Cost(self.elapsed + other.elapsed, self.processor + other.processor)

    def shared_by(self, examples: int) -> "Cost":
        """The part of one of so many."""
        return Cost(self.elapsed / max(examples, 1), self.processor / max(examples, 1))


@dataclass(frozen=True, slots=True)
class Throughput:
    """The means over the examples."""

    examples: int
    answering: Cost
    running: Cost
    """With passages, checks, writing and scoring."""

    @property
    def elapsed_ratio(self) -> float:
        """How many times as long a run takes as the bare answers."""
        return self.running.elapsed / self.answering.elapsed

    @property
    def processor_ratio(self) -> float:
        """The same in processor time."""
        return self.running.processor / self.answering.processor


def measure_throughput(golden_set: GoldenSet, subject: Subject, rounds: int = 2) -> Throughput:
    """Answer one block of examples, run the next, and so on; what was answered in one round is run in the next.

    With many more examples than the subject remembers, none finds what another asking left behind.
    """
    examples = golden_set.examples
    blocks = [examples[start : start + _BLOCK] for start in range(0, len(examples), _BLOCK)]
    sampler = Sampler(subject, RunSettings())
    for example in blocks[-1]:  # what is loaded once must not count
        sampler.take(example)
    answering, running = Cost(0, 0), Cost(0, 0)
    samples: list[Sample] = []
    with tempfile.TemporaryDirectory() as place:
        folder = RunFolder.create(Path(place), golden_set.name, datetime.now(UTC))
        for number in range(2 * rounds):
            for turn, block in enumerate(blocks, number):
                if turn % 2:
                    answering += _cost(partial(_answer, block, subject))
                else:
                    running += _cost(partial(_run, block, number // 2, sampler, folder, samples))
        running += _cost(partial(_end, samples, folder))
    answered = 2 * rounds * len(examples) - len(samples)
    return Throughput(len(examples), answering.shared_by(answered), running.shared_by(len(samples)))


def _answer(block: Sequence[Example], subject: Subject) -> None:
    for example in block:
        subject.answer(example)


def _run(block: Sequence[Example], repeat: int, sampler: Sampler, folder: RunFolder, samples: list[Sample]) -> None:
    for example in block:
        samples.append(sampler.take(example, repeat))
        folder.add(samples[-1])


def _end(samples: Sequence[Sample], folder: RunFolder) -> None:
    folder.write_scores(score(samples))
    results_digest(samples)


def _cost(work: Callable[[], None]) -> Cost:
    elapsed, processor = time.perf_counter(), time.process_time()
    work()
    return Cost((time.perf_counter() - elapsed) * 1000, (time.process_time() - processor) * 1000)
