"""What answers cost: tokens and money where a language model writes them, time everywhere."""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from evals.dashboards.cut import Cut
from evals.dashboards.over_time import percentile
from evals.dashboards.tally import tally, tally_by


@dataclass(frozen=True, slots=True)
class ModelCost:
    """What one language model wrote and cost."""

    model: str
    answers: int
    tokens: int
    cost: float


@dataclass(frozen=True, slots=True)
class Cost:
    """The cost of a selection; without a language model only its time."""

    answers: int
    seconds: float
    mean_ms: float | None
    p50_ms: int | None
    p95_ms: int | None
    models: Sequence[ModelCost] = ()


def read_cost(cut: Cut) -> Cost:
    """What the selected answers cost. Answers that no language model wrote have no tokens and no price."""
    columns, places = cut.columns, np.flatnonzero(cut.now)
    latencies, total = columns.latency_ms[places], tally(columns, cut.now)
    groups = len(columns.models)
    answers = tally_by(columns, cut.now, columns.model, groups)
    tokens = np.bincount(columns.model[places], weights=columns.tokens[places], minlength=groups)
    cost = np.bincount(columns.model[places], weights=columns.cost[places], minlength=groups)
    models = [
        ModelCost(name, answers[place].answers, int(tokens[place]), float(cost[place]))
        for place, name in enumerate(columns.models)
        if name is not None and answers[place].answers
    ]
    return Cost(
        answers=total.answers,
        seconds=total.latency_total_ms / 1000,
        mean_ms=total.latency_ms,
        p50_ms=percentile(latencies, 0.5),
        p95_ms=percentile(latencies, 0.95),
        models=sorted(models, key=lambda one: -one.cost),
    )
