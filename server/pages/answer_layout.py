"""The sentences of an answer with the line breaks that stood between them, so that paragraphs and lists survive."""

from collections.abc import Iterator
from dataclasses import dataclass

from server.answering.answer import Answer, AnswerSentence


@dataclass(frozen=True, slots=True)
class LaidSentence:
    """A sentence, and what stands before it: nothing, a space or line breaks."""

    sentence: AnswerSentence
    before: str


def lay_out_sentences(answer: Answer) -> tuple[LaidSentence, ...]:
    """The sentences in their places in the answer's text."""
    return tuple(_laid(answer))


def _laid(answer: Answer) -> Iterator[LaidSentence]:
    position = 0
    for place, sentence in enumerate(answer.sentences):
        start = answer.text.find(sentence.text, position)
        lines = answer.text.count("\n", position, start) if start >= 0 else 0
        position = max(position, start + len(sentence.text))
        yield LaidSentence(sentence, "\n" * min(lines, 2) or (" " if place else ""))
