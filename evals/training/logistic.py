"""Logistic regression for a handful of signals: weighted, with a ridge penalty, fitted by Newton's method.

Hastie, Tibshirani and Friedman, The Elements of Statistical Learning (2009), section 4.4.
"""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

Floats = NDArray[np.float64]
_STEPS = 50
_PENALTY = 2.0


@dataclass(frozen=True, slots=True)
class Model:
    """Coefficients for signals as they are measured, not standardized."""

    intercept: float
    coefficients: Floats

    def log_odds(self, signals: Floats) -> Floats:
        """One value for each row of signals."""
        result: Floats = signals @ self.coefficients + self.intercept
        return result

    def probability(self, signals: Floats) -> Floats:
        """One value for each row of signals, between 0 and 1."""
        result: Floats = 1.0 / (1.0 + np.exp(-self.log_odds(signals)))
        return result


def fit(signals: Floats, labels: Floats, weights: Floats) -> Model:
    """The model that explains the labels (0 or 1) best; the penalty is on standardized signals."""
    mean, spread = signals.mean(axis=0), signals.std(axis=0) + 1e-9
    design = np.column_stack([np.ones(len(signals)), (signals - mean) / spread])
    penalty = np.diag([0.0, *[_PENALTY] * signals.shape[1]])
    solution = np.zeros(design.shape[1])
    for _ in range(_STEPS):
        probability = 1.0 / (1.0 + np.exp(-design @ solution))
        gradient = design.T @ (weights * (labels - probability)) - penalty @ solution
        curvature = (design.T * (weights * probability * (1 - probability))) @ design + penalty
        solution += np.linalg.solve(curvature, gradient)
    coefficients = solution[1:] / spread
    return Model(float(solution[0] - mean @ coefficients), coefficients)


def balanced(labels: Floats) -> Floats:
    """Weights that make both labels count the same; they sum to the number of labels."""
    positive = labels.sum()
    weights: Floats = np.where(labels == 1, len(labels) / (2 * positive), len(labels) / (2 * (len(labels) - positive)))
    return weights


def auroc(values: Floats, labels: Floats) -> float:
    """How often a row labelled 1 has the higher value of a pair; ties count half."""
    difference = values[labels == 1][:, None] - values[labels == 0][None, :]
    return float(((np.sign(difference) + 1) / 2).mean())


def calibration_error(probability: Floats, labels: Floats) -> float:
    """The expected calibration error with ten bins of equal width; of `evals/metrics/calibration_error.py`."""
    edges = np.linspace(0, 1, 11)[1:-1]
    gaps = np.bincount(np.searchsorted(edges, probability), weights=probability - labels, minlength=10)
    return float(np.abs(gaps).sum() / len(labels))
