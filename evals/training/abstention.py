"""Fits when to abstain: a logistic regression over what retrieval notices, cross-validated, on one or more golden sets.

    python -m evals.training.abstention DOCUMENTS GOLDEN [DOCUMENTS GOLDEN ...]

GOLDEN is a golden set on the folder DOCUMENTS. It is fitted twice. First to tell apart: every golden set counts the
same, and so do its answerable and its unanswerable questions; those with a conversation are left out, because too few
of them are unanswerable. Then to mean what it says: over all questions as they come, the log-odds of the first are
stretched and shifted, and shifted once more for questions that go on with a conversation. Golden sets of questions that
begin another subject in one, made by `evals/training/new_subject.py`, keep that shift from taking every such question
for answerable. The coefficients printed last, which are both in one, are the defaults of
`server/answering/abstention.py`.
"""

import sys
from collections.abc import Sequence
from dataclasses import astuple, dataclass, fields
from pathlib import Path

import numpy as np

from evals.golden_set import load_golden_set
from evals.training.asking import opened, scope_of
from evals.training.logistic import Floats, Model, auroc, balanced, calibration_error, fit
from server.retrieval.retrieval import Signals

_FOLDS = 10
_SEEDS = range(5)
_THRESHOLDS = (0.6, 0.65, 0.7, 0.75, 0.8, 0.85, 0.9)
_PASSAGES = 10
_FOLLOW_UP = [field.name for field in fields(Signals)].index("follow_up")


@dataclass(frozen=True, slots=True)
class Observed:
    """The signals of the questions of one golden set, and whether each can be answered."""

    name: str
    signals: Floats
    labels: Floats

    @property
    def is_follow_up(self) -> Floats:
        """1 for a question in a conversation, otherwise 0."""
        follow_up: Floats = (self.signals[:, _FOLLOW_UP] > 0).astype(np.float64)
        return follow_up

    def only(self, chosen: Floats) -> "Observed":
        """Those of its questions for which `chosen` is not 0."""
        return Observed(self.name, self.signals[chosen != 0], self.labels[chosen != 0])


def observe(documents: Path, golden: Path) -> Observed:
    """Retrieve for every question."""
    golden_set = load_golden_set(golden)
    with opened(documents, golden_set) as deskside:
        found = [
            deskside.search(example.to_question(), scope_of(example), _PASSAGES) for example in golden_set.examples
        ]
    signals = np.array([astuple(retrieval.signals) for retrieval in found], dtype=np.float64)
    labels = np.array([example.answerable for example in golden_set.examples], dtype=np.float64)
    return Observed(golden.stem, signals, labels)


def learn(observed: Sequence[Observed]) -> Model:
    """The model of several golden sets together, told apart first and calibrated then."""
    alone = [one.only(1 - one.is_follow_up) for one in observed if not one.is_follow_up.all()]
    weights = np.concatenate([balanced(one.labels) / len(one.labels) for one in alone])
    apart = fit(_signals(alone), _labels(alone), weights / weights.mean())
    signals, labels = _signals(observed), _labels(observed)
    stated = np.column_stack([apart.log_odds(signals), signals[:, _FOLLOW_UP]])
    meant = fit(stated, labels, np.ones(len(labels)))
    stretch, shift = meant.coefficients
    coefficients = stretch * apart.coefficients
    coefficients[_FOLLOW_UP] += shift
    return Model(stretch * apart.intercept + meant.intercept, coefficients)


def held_out(observed: Sequence[Observed], seed: int) -> list[Floats]:
    """For every golden set the confidence in its questions, of models that have not seen them."""
    random = np.random.default_rng(seed)
    folds = [random.permutation(len(one.labels)) % _FOLDS for one in observed]
    found = [np.empty(len(one.labels)) for one in observed]
    for fold in range(_FOLDS):
        others = [one.only(part != fold) for one, part in zip(observed, folds, strict=True)]
        model = learn(others)
        for confidence, one, part in zip(found, observed, folds, strict=True):
            confidence[part == fold] = model.probability(one.signals[part == fold])
    return found


def report(observed: Sequence[Observed]) -> None:
    """Print how well the model does on questions it has not seen, then the model of all questions."""
    runs = [held_out(observed, seed) for seed in _SEEDS]
    for place, one in enumerate(observed):
        _report_one(one, np.mean([run[place] for run in runs], axis=0))
    model = learn(observed)
    print(f"intercept: {model.intercept:.3f}")
    for field, coefficient in zip(fields(Signals), model.coefficients, strict=True):
        print(f"{field.name}: {coefficient:.3f}")


def _report_one(one: Observed, confidence: Floats) -> None:
    print(f"{one.name}: {len(one.labels)} questions, {int(one.labels.sum())} answerable; on questions not seen:")
    print(f"  calibration error {calibration_error(confidence, one.labels):.3f}")
    for name, chosen in (("alone", 1 - one.is_follow_up), ("in a conversation", one.is_follow_up)):
        part, stated = one.only(chosen), confidence[chosen != 0]
        if not 0 < part.labels.sum() < len(part.labels):
            continue
        print(f"  {name}: AUROC {auroc(stated, part.labels):.3f}")
        for threshold in _THRESHOLDS:
            answered = (stated[part.labels == 1] >= threshold).mean()
            abstained = (stated[part.labels == 0] < threshold).mean()
            print(f"    threshold {threshold:.2f}: answered {answered:.3f}, abstained {abstained:.3f}")


def _signals(observed: Sequence[Observed]) -> Floats:
    return np.concatenate([one.signals for one in observed])


def _labels(observed: Sequence[Observed]) -> Floats:
    return np.concatenate([one.labels for one in observed])


if __name__ == "__main__":
    pairs = [Path(argument) for argument in sys.argv[1:]]
    report([observe(data, golden) for data, golden in zip(pairs[::2], pairs[1::2], strict=True)])
