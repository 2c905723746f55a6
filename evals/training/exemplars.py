"""Fits when an approved answer answers a question: a logistic regression over what speaks for it, cross-validated.

    python -m evals.training.exemplars DOCUMENTS LABELS

LABELS is a file as `deskside eval exemplars` reads it. What was written for one approved answer is predicted by models
that saw nothing written for it. It prints the precision and the recall of several thresholds, and the coefficients of
all questions together: the defaults of `server/answering/exemplars/fit.py`.
"""

import sys
from collections.abc import Sequence
from dataclasses import astuple, dataclass
from pathlib import Path

import numpy as np
from rich.console import Console

from evals.document_index import default_cache, open_folder
from evals.example import ORDINARY_AGENT
from evals.training.logistic import Floats, Model, fit
from evals.trials.exemplars.labelled_question import LabelledQuestion, load_labels
from ingest.index.scope import Scope
from server.answering.exemplars.fit import Signs
from server.answering.question import Question
from server.clock import utc_now
from server.deskside import Deskside
from server.settings import ServerSettings

_FOLDS = 6
_THRESHOLDS = (0.5, 0.55, 0.6, 0.65, 0.7, 0.75, 0.8)


@dataclass(frozen=True, slots=True)
class Observed:
    """A question with what speaks for each approved answer that comes near it, and which of them fits."""

    label: LabelledQuestion
    signs: tuple[Signs, ...]
    fits: tuple[bool, ...]


def observe(label: LabelledQuestion, deskside: Deskside) -> Observed:
    """What an ordinary agent's question finds."""
    scope = Scope(ORDINARY_AGENT, label.as_of or utc_now())
    found = deskside.assistant.weigh_exemplars(Question(label.question), scope)
    return Observed(
        label,
        tuple(one.signs for one in found),
        tuple(_file(deskside, one.known.version_id) == label.exemplar for one in found),
    )


def _file(deskside: Deskside, version_id: str) -> Path:
    catalog = deskside.index.catalog
    document = catalog.document(catalog.version(version_id).document_id)
    return (Path(document.source) / document.path).resolve()


def learn(observed: Sequence[Observed]) -> Model:
    """The model of these questions together; every pair of a question and an approved answer counts once."""
    signals = np.array([astuple(signs) for one in observed for signs in one.signs], dtype=np.float64)
    labels = np.array([fits for one in observed for fits in one.fits], dtype=np.float64)
    return fit(signals, labels, np.ones(len(labels)))


def main(documents: Path, golden: Path) -> None:
    """Print what the thresholds do on questions that were not learned from, and the coefficients."""
    settings = ServerSettings()
    with open_folder(documents, settings, default_cache(), Console(stderr=True)) as deskside:
        observed = [observe(label, deskside) for label in load_labels(golden)]
    groups = sorted({one.label.group for one in observed})
    order = np.random.default_rng(0).permutation(len(groups)).tolist()
    fold = {group: place % _FOLDS for group, place in zip(groups, order, strict=True)}
    best: list[tuple[float, bool]] = []
    for held in range(_FOLDS):
        model = learn([one for one in observed if fold[one.label.group] != held])
        best += [_best(one, model, settings) for one in observed if fold[one.label.group] == held]
    wanted = sum(one.label.exemplar is not None for one in observed)
    for threshold in _THRESHOLDS:
        offered = [is_right for probability, is_right in best if probability >= threshold]
        precision, recall = sum(offered) / max(len(offered), 1), sum(offered) / max(wanted, 1)
        print(f"threshold {threshold}: offered {len(offered)}, precision {precision:.3f}, recall {recall:.3f}")
    model = learn(observed)
    print(round(model.intercept, 2), [round(value, 2) for value in model.coefficients.tolist()])


def _best(one: Observed, model: Model, settings: ServerSettings) -> tuple[float, bool]:
    """The probability of the likeliest approved answer that nothing speaks against, and whether it fits."""
    bounds = settings.exemplars
    held = [
        (signs, fits)
        for signs, fits in zip(one.signs, one.fits, strict=True)
        if signs.covered >= bounds.least_covered and signs.agreement >= bounds.least_agreement
    ]
    if not held:
        return 0.0, False
    signals: Floats = np.array([astuple(signs) for signs, _ in held], dtype=np.float64)
    probabilities = model.probability(signals)
    place = int(probabilities.argmax())
    return float(probabilities[place]), held[place][1]


if __name__ == "__main__":
    main(Path(sys.argv[1]), Path(sys.argv[2]))
