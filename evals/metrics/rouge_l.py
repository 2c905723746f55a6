"""rouge_l: how much of the reference answer the answer says in the same order."""

import re
from collections.abc import Sequence

from evals.answer_text import is_comparable, said
from evals.metric import MeanMetric
from evals.sample import Sample

_OTHER = re.compile(r"[^a-z0-9]+")


def rouge_l(answer: str, reference: str) -> float:
    """The F-measure of the longest common subsequence of words; 0 where one of the texts has no words."""
    given, expected = _tokens(answer), _tokens(reference)
    if not given or not expected:
        return 0.0
    return 2 * common_length(given, expected) / (len(given) + len(expected))


def common_length(one: Sequence[str], other: Sequence[str]) -> int:
    """The length of the longest common subsequence, a row of the usual table at a time, as bits of one number.

    Hyyrö, Bit-parallel LCS-length computation revisited, AWOCA 2004.
    """
    places: dict[str, int] = {}
    for place, token in enumerate(one):
        places[token] = places.get(token, 0) | 1 << place
    everywhere = (1 << len(one)) - 1
    row = everywhere
    for token in other:
        met = row & places.get(token, 0)
        row = (row + met) | (row - met)
    return len(one) - (row & everywhere).bit_count()


def answer_rouge_l(sample: Sample) -> float | None:
    """The value for one sample; `None` where there is no reference answer."""
    if not is_comparable(sample):
        return None
    text = said(sample)
    return 0.0 if text is None else rouge_l(text, sample.example.reference_answer or "")


def _tokens(text: str) -> list[str]:
    return _OTHER.sub(" ", text.lower()).split()


ROUGE_L = MeanMetric(
    "rouge_l",
    answer_rouge_l,
    definition="How much the answer and the reference answer say in the same order: the longest common subsequence of"
    " words (of the letters a to z and digits, not stemmed, without citation numbers), as the harmonic mean of its"
    " shares in both. Over the answerable examples with a reference answer; an abstention or a failure scores zero.",
    source="Lin, ROUGE: a package for automatic evaluation of summaries, Text Summarization Branches Out, 2004, with"
    " precision and recall of equal weight and the words of the package rouge-score.",
)
