"""The fit tells apart what can be told apart, and means what it says."""

from dataclasses import astuple, fields

import numpy as np

from evals.training.abstention import Observed, held_out, learn
from evals.training.logistic import Floats, auroc, calibration_error
from server.answering.abstention import AbstentionSettings, confidence
from server.retrieval.retrieval import Signals


def made(seed: int, size: int = 400) -> Observed:
    """Questions of which nine in ten can be answered, the likelier the more similar; a third are in a conversation."""
    random = np.random.default_rng(seed)
    similarity = random.uniform(0, 1, size)
    labels = (random.uniform(0, 1, size) < 1 / (1 + np.exp(-(2.2 + 8 * (similarity - 0.5))))).astype(np.float64)
    follows = (np.arange(size) % 3 == 0).astype(np.float64)
    rows = [astuple(Signals(close, 0.5, 0.5, follow_up=last)) for close, last in zip(similarity, follows, strict=True)]
    return Observed("made", np.array(rows, dtype=np.float64), labels)


def test_confidence_in_questions_not_seen_is_calibrated() -> None:
    observed = [made(1), made(2)]
    stated: Floats = np.concatenate(held_out(observed, seed=3))
    labels = np.concatenate([one.labels for one in observed])
    assert auroc(stated, labels) > 0.75
    assert calibration_error(stated, labels) < 0.05


def test_the_settings_mean_what_was_fitted() -> None:
    observed = made(1)
    model = learn([observed])
    names = [field.name for field in fields(Signals)]
    settings = AbstentionSettings(
        intercept=model.intercept, **dict(zip(names, model.coefficients.tolist(), strict=True))
    )
    for row, expected in zip(observed.signals[:5], model.probability(observed.signals[:5]), strict=True):
        assert abs(confidence(Signals(*row), settings) - expected) < 1e-9


def test_calibration_error_is_the_distance_by_bin() -> None:
    probability = np.array([0.75, 0.75, 0.75, 0.25])
    expected = (3 * (0.75 - 2 / 3) + 0.25) / 4
    assert abs(calibration_error(probability, np.array([1.0, 1.0, 0.0, 0.0])) - expected) < 1e-9
