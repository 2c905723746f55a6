"""token_f1: how many words the answer and the reference answer share, as the harmonic mean of precision and recall.

Lower case, without punctuation, articles and citation numbers; over the answerable examples with a reference answer. It
rewards short answers and knows no synonyms: compare with it, do not aim at it.
Source: Rajpurkar et al., SQuAD: 100,000+ questions for machine comprehension of text, EMNLP 2016, and its official
evaluation script.
"""

import re
import string
from collections import Counter

from evals.metric import MeanMetric
from evals.sample import Sample

_MARKER = re.compile(r"\[\d+(?:,\s*\d+)*\]")
_ARTICLE = re.compile(r"\b(a|an|the)\b")
_WITHOUT_PUNCTUATION = str.maketrans("", "", string.punctuation)


def token_f1(answer: str, reference: str) -> float:
    """The overlap of two texts; 1 where both say nothing."""
    given, expected = _tokens(answer), _tokens(reference)
    if not given or not expected:
        return float(given == expected)
    shared = (Counter(given) & Counter(expected)).total()
    return 2 * shared / (len(given) + len(expected))


def answer_f1(sample: Sample) -> float | None:
    """The value for one sample; `None` where there is no reference answer."""
    reference = sample.example.reference_answer
    if not sample.example.answerable or not reference:
        return None
    return 0.0 if sample.answer is None else token_f1(sample.answer.text, reference)


def _tokens(text: str) -> list[str]:
    plain = _MARKER.sub(" ", text).lower().translate(_WITHOUT_PUNCTUATION)
    return _ARTICLE.sub(" ", plain).split()


TOKEN_F1 = MeanMetric("token_f1", answer_f1)
