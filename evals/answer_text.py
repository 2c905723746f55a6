"""The text of answers as it is compared with other texts."""

import re

from evals.sample import Sample
from server.answering.answer import Outcome

_NUMBERS = r"\s*\[\d+(?:,\s*\d+)*\]"
_MARKER = re.compile(_NUMBERS)
_MARKER_BEFORE_WORD = re.compile(_NUMBERS + r"(?=\w)")

ABSTAINING = frozenset({Outcome.NOT_IN_DOCUMENTS, Outcome.NEEDS_CLARIFICATION})
"""The outcomes that say nothing of what was asked."""


def without_citation_numbers(text: str) -> str:
    """The text without `[1]` or `[2, 3]` and the white space before."""
    return _MARKER.sub("", _MARKER_BEFORE_WORD.sub(" ", text))


def said(sample: Sample) -> str | None:
    """What the answer says without citation numbers; `None` where it failed or abstained."""
    if sample.answer is None or sample.answer.outcome in ABSTAINING:
        return None
    return without_citation_numbers(sample.answer.text)


def is_comparable(sample: Sample) -> bool:
    """Whether there is a reference answer to compare with."""
    return sample.example.answerable and bool(sample.example.reference_answer)
