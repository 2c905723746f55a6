"""Takes out of samples what is not for everybody in the house, before they leave it."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace

from evals.example import ORDINARY_AGENT, Evidence, Example
from evals.sample import Sample
from server.answering.answer import Answer, Citation, Making

WITHHELD = "(internal, withheld)"
"""Stands where a text was."""


@dataclass(frozen=True, slots=True)
class Readers:
    """For whom samples are made ready to be read."""

    groups: frozenset[str] = ORDINARY_AGENT
    """What was asked for groups that are not among these is not for them."""
    may_read: Callable[[Answer], bool] = lambda _: True
    """Whether an answer is for them."""


EVERY_AGENT = Readers()


def withhold(samples: Sequence[Sample], readers: Readers = EVERY_AGENT) -> tuple[Sample, ...]:
    """The same samples without internal texts; everything that is no text stays.

    Internal is what stands in a passage marked internal, what is not for these readers, and what an example says must
    not be shown. Whether expected evidence is internal is known where any answer of these samples cites it.
    """
    internal = frozenset(_plain(quote) for sample in samples for quote in _internal_quotes(sample))
    return tuple(_withhold(sample, internal, readers) for sample in samples)


def has_withheld(sample: Sample, shown: Sample) -> bool:
    """Whether anything but quotes that must not be shown was taken out of a sample."""
    example = replace(sample.example, must_not_show=shown.example.must_not_show)
    return replace(sample, example=example) != shown


def _withhold(sample: Sample, internal: frozenset[str], readers: Readers) -> Sample:
    answer = sample.answer
    is_for_others = not sample.example.audience <= readers.groups
    is_hidden = is_for_others or (answer is not None and not readers.may_read(answer))
    example = _of_example(sample.example, internal, is_hidden)
    return replace(
        sample,
        example=_unasked(example) if is_for_others else example,
        answer=answer and _of_answer(answer, is_hidden, is_for_others),
    )


def _unasked(example: Example) -> Example:
    """Without what was asked."""
    history = tuple(replace(turn, text=WITHHELD) for turn in example.history)
    return replace(example, question=WITHHELD, history=history, ticket=None)


def _of_example(example: Example, internal: frozenset[str], is_hidden: bool) -> Example:
    evidence = tuple(
        replace(one, quote=WITHHELD) if is_hidden or _is_in(one, internal) else one for one in example.evidence
    )
    is_told = not is_hidden and evidence == example.evidence
    return replace(
        example,
        evidence=evidence,
        reference_answer=example.reference_answer if is_told else example.reference_answer and WITHHELD,
        must_not_show=(),
    )


def _of_answer(answer: Answer, is_hidden: bool, is_for_others: bool) -> Answer:
    cited = {citation.number for citation in answer.citations if citation.is_internal}
    has_internal = bool(cited) or any(sentence.is_internal for sentence in answer.sentences)
    return replace(
        answer,
        question=WITHHELD if is_for_others else answer.question,
        text=WITHHELD if is_hidden or has_internal else answer.text,
        sentences=tuple(
            replace(sentence, text=WITHHELD)
            if is_hidden or sentence.is_internal or cited.intersection(sentence.citations)
            else sentence
            for sentence in answer.sentences
        ),
        citations=tuple(_of_citations(answer.citations, is_hidden)),
        nearest=tuple(_of_citations(answer.nearest, is_hidden)),
        conflicts=() if is_hidden or has_internal else answer.conflicts,
        missing=() if is_hidden else answer.missing,
        options=() if is_hidden or has_internal else answer.options,
        today=None if is_hidden or has_internal else answer.today,
        suspicious=(),
        making=Making(),
    )


def _of_citations(citations: Iterable[Citation], is_hidden: bool) -> Iterator[Citation]:
    """Of what may not be read nothing is said but where it stands."""
    for citation in citations:
        if is_hidden:
            yield replace(citation, quote=WITHHELD, title=WITHHELD, section="")
        else:
            yield replace(citation, quote=WITHHELD) if citation.is_internal else citation


def _internal_quotes(sample: Sample) -> Iterator[str]:
    if sample.answer is not None:
        cited = sample.answer.quoted
        yield from (citation.quote for citation in cited if citation.is_internal)


def _is_in(evidence: Evidence, internal: frozenset[str]) -> bool:
    quote = _plain(evidence.quote)
    return any(quote in text or text in quote for text in internal if text)


def _plain(text: str) -> str:
    return " ".join(text.split()).casefold()
