"""calibration_error: how far stated confidence is from how often the documents answer."""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from evals.bootstrap import Floats, interval_without_bias, mean_over_repeats
from evals.confidence import confidence_of
from evals.metric import Score, Unit
from evals.repeats import repeats_of, tabulate
from evals.sample import Sample

BINS = 10
EDGES = np.linspace(0, 1, BINS + 1)[1:-1]


@dataclass(frozen=True, slots=True)
class _Stated:
    """Confidences, shape (examples, repeats), and 1 or 0 for each example: whether the documents answer it."""

    confidences: Floats
    answerable: Floats
    not_scored: int

    def errors(self, weights: Floats) -> Floats:
        """The error in every repeat, shape (rows of weights, repeats)."""
        return np.stack([self._errors_in(column, weights) for column in self.confidences.T], axis=1)

    def _errors_in(self, stated: Floats, weights: Floats) -> Floats:
        present = np.flatnonzero(~np.isnan(stated))
        gaps = np.zeros((present.size, BINS))
        # A confidence on an edge belongs to the bin below, as in Guo et al.
        gaps[np.arange(present.size), np.searchsorted(EDGES, stated[present])] = (stated - self.answerable)[present]
        counted = weights[:, present]
        sums, totals = np.abs(counted @ gaps).sum(axis=1), counted.sum(axis=1)
        errors: Floats = np.divide(sums, totals, out=np.full_like(sums, np.nan), where=totals > 0)
        return errors


class CalibrationError:
    """The expected calibration error, with bins of equal width."""

    name = "calibration_error"
    definition = (
        f"How far confidence is from the truth: examples are put in {BINS} bins of equal width by their confidence, and"
        " the distances between mean confidence and share of answerable questions are averaged, weighted by examples."
        " Over all examples, answered or not; a failure counts as full confidence in the wrong. The interval is"
        " corrected for the bias that resampling has here."
    )
    source = (
        "Naeini, Cooper and Hauskrecht, Obtaining well calibrated probabilities using Bayesian binning, AAAI 2015; Guo"
        " et al., On calibration of modern neural networks, ICML 2017."
    )
    is_higher_better = False
    unit = Unit.SHARE

    def measure(self, samples: Sequence[Sample]) -> Score | None:
        """The error of these samples; `None` where there are none."""
        stated = _stated(samples)
        examples = len(stated.confidences)
        if not examples:
            return None
        repeats = _in_every_repeat(stated)
        interval = interval_without_bias(
            float(repeats.mean()), lambda weights: mean_over_repeats(stated.errors(weights).T), examples
        )
        return Score.over(repeats, interval, examples, stated.not_scored)

    def value(self, samples: Sequence[Sample]) -> float | None:
        """The same without the interval."""
        stated = _stated(samples)
        return float(_in_every_repeat(stated).mean()) if len(stated.confidences) else None


def _stated(samples: Sequence[Sample]) -> _Stated:
    repeats = repeats_of(samples)
    tables = [
        tabulate([sample for sample in samples if sample.example.answerable is kind], confidence_of, repeats)
        for kind in (True, False)
    ]
    return _Stated(
        np.concatenate([table.scored for table in tables]),
        np.concatenate([np.ones(len(tables[0].scored)), np.zeros(len(tables[1].scored))]),
        sum(table.not_scored for table in tables),
    )


def _in_every_repeat(stated: _Stated) -> Floats:
    examples = len(stated.confidences)
    errors = stated.errors(np.full((1, examples), 1 / examples))[0]
    found: Floats = errors[~np.isnan(errors)]
    return found


CALIBRATION_ERROR = CalibrationError()
