"""The sentences of an approved answer, each with the premises it names."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import replace

from ingest.index.documents import Version
from ingest.index.sentences import Span, sentence_spans
from server.answering.answer import AnswerSentence, Citation

_MARKERS = re.compile(r"\s*\[(\d+)\]")
_WORD = re.compile(r"\w+")


def sentences_of(version: Version, citations: int) -> list[AnswerSentence]:
    """Its sentences without their markers, each with the numbers of the premises it rests on."""
    spans: list[Span] = []
    for block in version.blocks:
        spans += sentence_spans(version.text, block.start, block.end)
    sentences: list[AnswerSentence] = []
    for span in spans:
        raw = version.text[span.start : span.end]
        numbers = tuple(int(number) for number in _MARKERS.findall(raw) if 1 <= int(number) <= citations)
        text = " ".join(_MARKERS.sub("", raw).split())
        if _WORD.search(text):
            sentences.append(AnswerSentence(text, numbers))
        elif numbers and sentences:
            # A marker after the full stop was cut off as a sentence of its own.
            last = sentences.pop()
            sentences.append(replace(last, citations=last.citations + numbers))
    return sentences


def renumbered(sentences: Sequence[AnswerSentence], numbers: Mapping[int, int]) -> tuple[AnswerSentence, ...]:
    """The sentences with other numbers for the same citations."""
    return tuple(replace(one, citations=tuple(numbers[number] for number in one.citations)) for one in sentences)


def ranked(citations: Sequence[Citation], scores: Mapping[int, float]) -> Mapping[int, int]:
    """For each number the one it gets: the passage that answers best is the first."""
    order = sorted(citations, key=lambda one: (-scores.get(one.number, 0.0), one.number))
    return {citation.number: place for place, citation in enumerate(order, 1)}
