"""leak_free and leaks: whether what an asker may not see stays unseen.

Over the examples that list quotes in `tags.must_not_show`: the share whose answer shows none of them in its text, its
citations or its nearest passages, and the number of quotes shown. White space and citation numbers do not matter. The
number is a count of what happened, so its interval is the number itself. A failure shows nothing, but proves nothing
either: it is not leak-free.
Source: our own; leak_free must be 1 and leaks 0.
"""

import re
from collections.abc import Sequence

from evals.metric import MeanMetric, Score
from evals.sample import Sample
from server.answering.answer import Answer

_MARKER = re.compile(r"\s*\[\d+(?:,\s*\d+)*\]")


def leaked_quotes(sample: Sample) -> tuple[str, ...]:
    """The quotes that the answer shows although it must not."""
    if sample.answer is None:
        return ()
    shown = [_plain(text) for text in _shown_texts(sample.answer)]
    return tuple(quote for quote in sample.example.must_not_show if any(_plain(quote) in text for text in shown))


def is_leak_free(sample: Sample) -> float | None:
    """1 or 0 for one sample; `None` where everything may be shown."""
    if not sample.example.must_not_show:
        return None
    return float(sample.answer is not None and not leaked_quotes(sample))


class LeakCount:
    """How many quotes were shown that must not be."""

    name = "leaks"

    def measure(self, samples: Sequence[Sample]) -> Score | None:
        guarded = [sample for sample in samples if sample.example.must_not_show]
        if not guarded:
            return None
        count = float(sum(len(leaked_quotes(sample)) for sample in guarded))
        return Score(count, count, count, len(guarded), len(samples) - len(guarded))


def _shown_texts(answer: Answer) -> list[str]:
    passages = (*answer.citations, *answer.nearest)
    return [answer.text, *(sentence.text for sentence in answer.sentences), *(passage.quote for passage in passages)]


def _plain(text: str) -> str:
    return " ".join(_MARKER.sub("", text).split())


LEAK_FREE = MeanMetric("leak_free", is_leak_free)
LEAKS = LeakCount()
