"""token_f1_ratio: how much more of the reference answer an answer says than the first passage found does."""

from collections.abc import Sequence

import numpy as np

from evals.answer_text import is_comparable
from evals.bootstrap import Floats, interval_of_statistic
from evals.metric import Score, Unit
from evals.metrics.token_f1 import answer_f1
from evals.sample import Sample


class TokenF1Ratio:
    """The ratio of two means over the same examples."""

    name = "token_f1_ratio"
    definition = (
        "The token_f1 of the answers, divided by that of the first passages found, each taken whole as if it were the"
        " answer. Over the answerable examples with a reference answer; an abstention says nothing, its first passage"
        " counts all the same. The interval is that of a bootstrap over examples, each with its answer and its passage."
    )
    source = "The lead baseline of summarisation (Nenkova 2005, AAAI), with the first passage in place of the lead."
    is_higher_better = True
    unit = Unit.POINTS

    def measure(self, samples: Sequence[Sample]) -> Score | None:
        """The score of these samples; `None` where no first passage was compared."""
        pairs = _pairs(samples)
        if not pairs.size or pairs[:, 1].sum() == 0:
            return None
        interval = interval_of_statistic(lambda weights: _ratio(weights @ pairs), len(pairs))
        value = float(_ratio(pairs.mean(axis=0, keepdims=True))[0])
        low, high = (interval.low, interval.high) if interval else (value, value)
        return Score(value, low, high, len(pairs), len({sample.example.id for sample in samples}) - len(pairs))

    def value(self, samples: Sequence[Sample]) -> float | None:
        """The same without the interval."""
        pairs = _pairs(samples)
        return float(_ratio(pairs.mean(axis=0, keepdims=True))[0]) if pairs.size and pairs[:, 1].sum() else None


def _pairs(samples: Sequence[Sample]) -> Floats:
    """By example, in order of their ids: the F1 of the answer and of the first passage, repeats averaged."""
    found: dict[str, list[tuple[float, float]]] = {}
    for sample in samples:
        if is_comparable(sample):
            found.setdefault(sample.example.id, []).append((answer_f1(sample) or 0.0, sample.first_passage_f1 or 0.0))
    return np.array([np.mean(found[name], axis=0) for name in sorted(found)], dtype=np.float64)


def _ratio(means: Floats) -> Floats:
    ratio: Floats = np.divide(means[:, 0], means[:, 1], out=np.full(len(means), np.nan), where=means[:, 1] > 0)
    return ratio


TOKEN_F1_RATIO = TokenF1Ratio()
