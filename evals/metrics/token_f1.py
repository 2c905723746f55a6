"""token_f1: how many words the answer and the reference answer share."""

import re
import string
from collections import Counter

from evals.answer_text import is_comparable, said, without_citation_numbers
from evals.metric import MeanMetric
from evals.sample import Sample

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
    if not is_comparable(sample):
        return None
    text = said(sample)
    return 0.0 if text is None else token_f1(text, sample.example.reference_answer or "")


def _tokens(text: str) -> list[str]:
    plain = without_citation_numbers(text).lower().translate(_WITHOUT_PUNCTUATION)
    return _ARTICLE.sub(" ", plain).split()


TOKEN_F1 = MeanMetric(
    "token_f1",
    answer_f1,
    definition="How many words the answer and the reference answer share, as the harmonic mean of precision and recall:"
    " lower case, without punctuation, articles and citation numbers. Over the answerable examples with a reference"
    " answer; an abstention or a failure scores zero. It rewards short answers and knows no synonyms: compare with it,"
    " do not aim at it.",
    source="Rajpurkar et al., SQuAD: 100,000+ questions for machine comprehension of text, EMNLP 2016, and its official"
    " evaluation script.",
)
