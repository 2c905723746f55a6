"""Measures how good the passages of a running server are, with the metrics of every other evaluation."""

from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import numpy as np

from evals.bench.narration import Narration
from evals.bench.result import Quality
from evals.bench.seat import Seat
from evals.bench.settings import PASSAGES_PER_QUESTION
from evals.example import Example
from evals.running.run_settings import RunSettings
from evals.running.sampling import Sampler
from evals.sample import Sample
from evals.scorecard import score

_THREADS = 2
_FIRST_PASSAGES = 10
_TIMES = ("search_p50_ms", "search_p95_ms")
"""Not told here: what is measured is a search for many passages, and two at once."""


def measure_quality(seat: Seat, documents: Path, examples: Sequence[Example], narration: Narration) -> Quality:
    """Search for every example and score the passages."""
    settings = RunSettings(is_retrieval_only=True, threads=_THREADS, passages=PASSAGES_PER_QUESTION)
    with (
        seat.contender.open_subject(seat.index, seat.server.url, documents) as subject,
        ThreadPoolExecutor(_THREADS, thread_name_prefix="quality") as workers,
    ):
        samples = list(workers.map(Sampler(subject, settings).take, examples))
    card = score(samples)
    quality = Quality(
        questions=len(samples),
        failed=sum(bool(sample.errors) for sample in samples),
        mean_passage_characters=_mean_length(samples),
        metrics={name: found for name, found in card.metrics.items() if name not in _TIMES},
        by_set={
            part: {name: found for name, found in scores.items() if name not in _TIMES}
            for part, scores in card.by_set.items()
        },
    )
    told = ", ".join(f"{name} {found.value:.3f}" for name, found in quality.metrics.items())
    narration.tell(f"  {seat.contender.name}: {told or 'nothing to score'}; {quality.failed} failed")
    return quality


def _mean_length(samples: Sequence[Sample]) -> float:
    lengths = [passage.end - passage.start for sample in samples for passage in sample.passages[:_FIRST_PASSAGES]]
    return float(np.mean(lengths)) if lengths else 0.0
