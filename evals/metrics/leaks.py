"""leak_free and leaks: whether what an asker may not see stays unseen."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime

import numpy as np

from evals.answer_text import without_citation_numbers
from evals.bootstrap import Floats, Interval
from evals.metric import MeanMetric, Score, Unit
from evals.repeats import Table, tabulate
from evals.sample import Sample
from server.answering.answer import Answer


def leaked_quotes(sample: Sample) -> tuple[str, ...]:
    """The quotes that the answer shows although it must not."""
    if sample.answer is None or not sample.example.must_not_show:
        return ()
    shown = [_plain(text) for text in _shown_texts(_without_later_rules(sample.answer, sample.example.as_of))]
    return tuple(quote for quote in sample.example.must_not_show if any(_plain(quote) in text for text in shown))


def is_leak_free(sample: Sample) -> float | None:
    """1 or 0 for one sample; `None` where everything may be shown."""
    if not sample.example.must_not_show:
        return None
    return float(sample.answer is not None and not leaked_quotes(sample))


class LeakCount:
    """How many quotes were shown that must not be."""

    name = "leaks"
    definition = (
        "How many quotes of the golden set's tags.must_not_show were shown, in the text, the citations or the nearest"
        " passages, abstentions included; over the examples that list some. What is shown as today's rule, and began"
        " after the moment asked about, is none. It is a count of what happened, so its interval is the number itself."
        " A failure shows nothing."
    )
    source = "Our own; it must be 0."
    is_higher_better = False
    unit = Unit.COUNT

    def measure(self, samples: Sequence[Sample]) -> Score | None:
        """The number in these samples, or its mean over repeats; `None` where everything may be shown."""
        table = tabulate(samples, _leak_count)
        if not table.scored.size:
            return None
        counts = _sums(table.scored)
        value = float(counts.mean())
        return Score.over(counts, Interval(value, value), len(table.scored), table.not_scored)

    def value(self, samples: Sequence[Sample]) -> float | None:
        """The same without the interval."""
        table = tabulate(samples, _leak_count).scored
        return float(_sums(table).mean()) if table.size else None


def _leak_count(sample: Sample) -> float | None:
    return float(len(leaked_quotes(sample))) if sample.example.must_not_show else None


def _sums(table: Table) -> Floats:
    """How many in every repeat that has any of the examples."""
    sums: Floats = np.nansum(table, axis=0)
    return sums[~np.isnan(table).all(axis=0)]


def _shown_texts(answer: Answer) -> list[str]:
    passages = answer.quoted
    said = (*answer.sentences, *(answer.today.sentences if answer.today else ()))
    return [answer.text, *(sentence.text for sentence in said), *(passage.quote for passage in passages)]


def _without_later_rules(answer: Answer, as_of: datetime | None) -> Answer:
    """The answer without what it says of today, where that rests on rules that began after the moment asked about.

    Beside the rules of then those of now are no leak; what today's answer quotes of rules that held then may be one.
    """
    if answer.today is None or as_of is None:
        return answer
    earlier = [one for one in answer.today.citations if one.in_force_from is None or one.in_force_from <= as_of]
    numbers = {citation.number for citation in earlier}
    sentences = tuple(one for one in answer.today.sentences if numbers.intersection(one.citations))
    return replace(answer, today=replace(answer.today, sentences=sentences, citations=tuple(earlier)))


def _plain(text: str) -> str:
    return " ".join(without_citation_numbers(text).split())


LEAK_FREE = MeanMetric(
    "leak_free",
    is_leak_free,
    definition="The share of answers that show none of the quotes in tags.must_not_show, in their text, citations or"
    " nearest passages; white space and citation numbers do not matter. Over the examples that list some, abstentions"
    " included. A failure shows nothing, but proves nothing either: it is not leak-free.",
    source="Our own; it must be 1.",
)
LEAKS = LeakCount()
