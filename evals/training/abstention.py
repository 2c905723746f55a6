"""Fits when to abstain: a logistic regression over what retrieval notices, cross-validated, on one or more golden sets.

    python -m evals.training.abstention DOCUMENTS GOLDEN [DOCUMENTS GOLDEN ...]

GOLDEN is a golden set on the folder DOCUMENTS. Every golden set counts the same, and so do its answerable and its
unanswerable questions. Questions with a conversation are left out of the fit: too few of them are unanswerable. The
coefficients printed last are the defaults of `server/answering/abstention.py`.
"""

import sys
from collections.abc import Sequence
from dataclasses import astuple, dataclass, fields
from pathlib import Path

import numpy as np

from evals.golden_set import load_golden_set
from evals.training.asking import opened, scope_of
from evals.training.logistic import Floats, auroc, balanced, cross_validate, fit
from server.retrieval.retrieval import Signals

_FOLDS = 10
_SEEDS = range(5)
_THRESHOLDS = (0.35, 0.4, 0.45, 0.5, 0.55, 0.6)
_PASSAGES = 10


@dataclass(frozen=True, slots=True)
class Observed:
    """The signals of the questions of one golden set, and whether each can be answered."""

    name: str
    signals: Floats
    labels: Floats


def observe(documents: Path, golden: Path) -> Observed:
    """Retrieve for every question that stands alone."""
    golden_set = load_golden_set(golden)
    examples = [example for example in golden_set.examples if not example.history]
    with opened(documents, golden_set) as deskside:
        found = [deskside.search(example.to_question(), scope_of(example), _PASSAGES) for example in examples]
    signals = np.array([astuple(retrieval.signals) for retrieval in found], dtype=np.float64)
    return Observed(golden.stem, signals, np.array([example.answerable for example in examples], dtype=np.float64))


def report(observed: Sequence[Observed]) -> None:
    """Print how each golden set predicts itself and the others, then the model of all together."""
    for one in observed:
        print(f"{one.name}: {len(one.labels)} questions, {int(one.labels.sum())} answerable")
        for place, field in enumerate(fields(Signals)):
            print(f"  {field.name:16} alone: AUROC {auroc(one.signals[:, place], one.labels):.3f}")
        held_out = _held_out(one.signals, one.labels, balanced(one.labels))
        print(f"  fitted on itself, cross-validated: AUROC {auroc(held_out, one.labels):.3f}")
        model = fit(one.signals, one.labels, balanced(one.labels))
        for other in observed:
            if other is not one:
                value = auroc(model.log_odds(other.signals), other.labels)
                print(f"  fitted on it, applied to {other.name}: AUROC {value:.3f}")
    _report_pooled(observed)


def _report_pooled(observed: Sequence[Observed]) -> None:
    signals = np.concatenate([one.signals for one in observed])
    labels = np.concatenate([one.labels for one in observed])
    weights = np.concatenate([balanced(one.labels) * len(labels) / len(one.labels) for one in observed])
    held_out = _held_out(signals, labels, weights / weights.mean())
    print("all together, cross-validated:")
    start = 0
    for one in observed:
        part = held_out[start : start + len(one.labels)]
        start += len(one.labels)
        print(f"  {one.name}: AUROC {auroc(part, one.labels):.3f}")
        for threshold in _THRESHOLDS:
            answered, abstained = (
                (part[one.labels == 1] >= threshold).mean(),
                (part[one.labels == 0] < threshold).mean(),
            )
            print(f"    threshold {threshold:.2f}: answered {answered:.3f}, abstained {abstained:.3f}")
    model = fit(signals, labels, weights / weights.mean())
    print(f"intercept: {model.intercept:.3f}")
    for field, coefficient in zip(fields(Signals), model.coefficients, strict=True):
        print(f"{field.name}: {coefficient:.3f}")


def _held_out(signals: Floats, labels: Floats, weights: Floats) -> Floats:
    runs = [cross_validate(signals, labels, weights, _FOLDS, seed) for seed in _SEEDS]
    mean: Floats = np.mean(runs, axis=0)
    return mean


if __name__ == "__main__":
    pairs = [Path(argument) for argument in sys.argv[1:]]
    report([observe(data, golden) for data, golden in zip(pairs[::2], pairs[1::2], strict=True)])
