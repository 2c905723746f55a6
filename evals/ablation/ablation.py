"""Measures every step of retrieval on the same examples, and each step against the one before it."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

from evals.ablation.steps import Step
from evals.bench.percentiles import percentiles
from evals.comparing.comparison import measure_difference
from evals.comparing.pairing import Pair
from evals.example import Example
from evals.metric import Metric, Score
from evals.metrics.evidence_hit import EVIDENCE_HIT
from evals.metrics.ndcg import NDCG
from evals.running.run_settings import RunSettings
from evals.running.sampling import Sampler
from evals.sample import Sample
from evals.subject import Subject

METRICS: tuple[Metric, ...] = (*EVIDENCE_HIT, NDCG)
EVERYTHING = "everything"


@dataclass(frozen=True, slots=True)
class Difference:
    """By how much a measure moved, with the 95 % interval of the paired bootstrap."""

    value: float
    low: float
    high: float


@dataclass(frozen=True, slots=True)
class Row:
    """One step on one part of the golden set."""

    step: str
    examples: int
    metrics: Mapping[str, Score]
    differences: Mapping[str, Difference]
    """To the row above; none in the first."""
    search_p50_ms: float
    search_p95_ms: float


Tables = Mapping[str, tuple[Row, ...]]
"""Rows by part of the golden set: everything, then every `tags.set/tags.kind`."""


def ablate(examples: Sequence[Example], steps: Sequence[Step], subject_of: Callable[[Step], Subject]) -> Tables:
    """Ask every answerable example at every step.

    All steps take turns with each example, so that whatever else the machine does costs them the same.
    """
    asked = [example for example in examples if example.answerable]
    samplers = {step.name: Sampler(subject_of(step), RunSettings(is_retrieval_only=True)) for step in steps}
    samples: dict[str, list[Sample]] = {step.name: [] for step in steps}
    for example in asked:
        for name, sampler in samplers.items():
            samples[name].append(sampler.take(example))
    parts = sorted({_part(example) for example in asked})
    return {EVERYTHING: _rows(samples)} | {
        part: _rows({name: [one for one in found if _part(one.example) == part] for name, found in samples.items()})
        for part in parts
    }


def _rows(samples: Mapping[str, Sequence[Sample]]) -> tuple[Row, ...]:
    names = list(samples)
    return tuple(
        _row(name, samples[name], samples[names[place - 1]] if place else ()) for place, name in enumerate(names)
    )


def _row(name: str, samples: Sequence[Sample], above: Sequence[Sample]) -> Row:
    scores = {metric.name: metric.measure(samples) for metric in METRICS}
    pairs = [Pair((before,), (after,)) for before, after in zip(above, samples, strict=False)]
    took = percentiles([sample.search_seconds * 1000 for sample in samples] or [0.0])
    return Row(
        step=name,
        examples=len(samples),
        metrics={metric: score for metric, score in scores.items() if score is not None},
        differences=_differences(pairs),
        search_p50_ms=took.p50,
        search_p95_ms=took.p95,
    )


def _differences(pairs: Sequence[Pair]) -> Mapping[str, Difference]:
    moved = [measure_difference(metric, pairs) for metric in METRICS] if pairs else []
    return {one.name: Difference(one.difference, one.low, one.high) for one in moved if one is not None}


def _part(example: Example) -> str:
    return f"{example.set_name}/{example.kind}" if example.kind else example.set_name
