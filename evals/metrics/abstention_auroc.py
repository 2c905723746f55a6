"""abstention_auroc: how well confidence tells answerable questions from unanswerable ones."""

from collections.abc import Sequence
from dataclasses import replace

import numpy as np

from evals.bootstrap import Floats, interval_of_wins
from evals.confidence import confidence_of
from evals.metric import Score, Unit
from evals.repeats import repeats_of, tabulate
from evals.sample import Sample

NAME = "abstention_auroc"


class AbstentionAuroc:
    """The figure for a run: over the questions that stand alone, those without history."""

    name = NAME
    definition = (
        "The probability that an answerable question gets more confidence than an unanswerable one; ties count half."
        " Over everything, only questions without history are compared; a part of the golden set is compared with all"
        " unanswerable questions. A failed answerable question has no confidence at all, a failed unanswerable one full"
        " confidence."
    )
    source = (
        "Mann and Whitney, On a test of whether one of two random variables is stochastically larger than the other,"
        " Annals of Mathematical Statistics 18(1), 1947; Hanley and McNeil, The meaning and use of the area under a"
        " receiver operating characteristic curve, Radiology 143(1), 1982."
    )
    is_higher_better = True
    unit = Unit.SHARE

    def measure(self, samples: Sequence[Sample]) -> Score | None:
        """The score of these samples; `None` where all are answerable, or none is."""
        measured = measure_abstention(_alone(samples, True), _alone(samples, False))
        if measured is None:
            return None
        examples = tabulate(samples, lambda _: 1.0).scored
        return replace(measured, not_scored=len(examples) - measured.n)

    def value(self, samples: Sequence[Sample]) -> float | None:
        """The same without the interval."""
        wins = _wins_by_repeat(_alone(samples, True), _alone(samples, False))
        return float(_means(wins).mean()) if wins.size else None


def measure_abstention(answerable: Sequence[Sample], unanswerable: Sequence[Sample]) -> Score | None:
    """How well confidence separates the two; `None` where one of them is empty."""
    wins = _wins_by_repeat(answerable, unanswerable)
    if not wins.size:
        return None
    unscored = sum(tabulate(samples, confidence_of).not_scored for samples in (answerable, unanswerable))
    return Score.over(_means(wins), interval_of_wins(wins), wins.shape[1] + wins.shape[2], unscored)


def _alone(samples: Sequence[Sample], is_answerable: bool) -> list[Sample]:
    return [one for one in samples if one.example.answerable is is_answerable and not one.example.history]


def _wins_by_repeat(answerable: Sequence[Sample], unanswerable: Sequence[Sample]) -> Floats:
    """Shape (repeats, answerable, unanswerable): 1 where the answerable one has more confidence, a half for a tie."""
    repeats = repeats_of((*answerable, *unanswerable))
    higher = tabulate(answerable, confidence_of, repeats).scored.T[:, :, None]
    lower = tabulate(unanswerable, confidence_of, repeats).scored.T[:, None, :]
    wins: Floats = (np.sign(higher - lower) + 1) / 2
    return wins[~np.isnan(wins).all(axis=(1, 2))]


def _means(wins: Floats) -> Floats:
    return np.array([table[~np.isnan(table)].mean() for table in wins])


ABSTENTION_AUROC = AbstentionAuroc()
