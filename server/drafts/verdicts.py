"""Says of a judged sentence, in plain words, what is wrong with it and how to put it right."""

from dataclasses import dataclass

from server.answering.verification.finding import FindingKind
from server.drafts.citing import Citations
from server.drafts.claims import is_promising
from server.drafts.draft_check import CheckedSentence, Expired, Fault, FaultKind, Fix, FixKind, Verdict
from server.drafts.expiry import FormerRule
from server.drafts.fact import narrowed
from server.drafts.judgement import Judgement, Standing
from server.drafts.prohibitions import Prohibition
from server.drafts.reading import Reading
from server.drafts.sentences import Sentence
from server.drafts.sources import Source

_FAULTS = {
    FindingKind.FIGURE: FaultKind.FIGURE,
    FindingKind.DATE: FaultKind.DATE,
    FindingKind.NAME: FaultKind.NAME,
    FindingKind.NEGATION: FaultKind.NEGATION,
}


@dataclass(frozen=True, slots=True)
class Judged:
    """A reading with everything that was found out about it."""

    reading: Reading
    judgement: Judgement
    former: FormerRule | None = None
    public: Source | None = None
    """Of what only internal passages say: what customers may read about it."""
    prohibition: Prohibition | None = None
    is_told: bool = False
    """Whether an approved answer for customers rests on the same."""

    @property
    def is_internal(self) -> bool:
        """Whether only what customers must not read says so."""
        said = self.judgement
        is_open = self.is_told or any(source.is_public for source in said.sources)
        return said.standing is Standing.SAID and not is_open


def idle(sentence: Sentence) -> CheckedSentence:
    """A sentence that claims nothing."""
    return CheckedSentence(sentence.span.start, sentence.span.end, sentence.text, Verdict.NO_CLAIM)


def verdict_of(judged: Judged, citations: Citations) -> CheckedSentence:
    """The sentence with its verdict, citations, words and fix."""
    standing = judged.judgement.standing
    if standing is Standing.SAID:
        return _internal(judged, citations) if judged.is_internal else _supported(judged, citations)
    if standing is Standing.IDLE:
        return idle(judged.reading.sentence)
    if judged.former is not None:
        return _expired(judged, judged.former, citations)
    if judged.prohibition is not None:
        return _forbidden(judged, judged.prohibition, citations)
    return _denied(judged, citations) if standing is Standing.DENIED else _unheard_of(judged, citations)


def _supported(judged: Judged, citations: Citations) -> CheckedSentence:
    sentence = judged.reading.sentence
    numbers = tuple(citations.number_of(source) for source in judged.judgement.sources)
    return CheckedSentence(sentence.span.start, sentence.span.end, sentence.text, Verdict.SUPPORTED, numbers)


def _internal(judged: Judged, citations: Citations) -> CheckedSentence:
    sentence, span = judged.reading.sentence, judged.reading.sentence.span
    source = judged.judgement.sources[0]
    if judged.public is None:
        fix = Fix(FixKind.DELETE_SENTENCE, span.start, span.end, "")
    else:
        fix = Fix(FixKind.REPLACE_SENTENCE, span.start, span.end, _said_in(judged.public, judged.reading))
    numbers = [citations.number_of(source)]
    numbers += [citations.number_of(judged.public)] if judged.public is not None else []
    return CheckedSentence(
        span.start,
        span.end,
        sentence.text,
        Verdict.INTERNAL_ONLY,
        tuple(numbers),
        f"Only an internal passage of “{_title(source)}” says this; a customer must not read it.",
        (Fault(FaultKind.INTERNAL, sentence.text, span.start, span.end),),
        fix,
    )


def _forbidden(judged: Judged, prohibition: Prohibition, citations: Citations) -> CheckedSentence:
    sentence, span = judged.reading.sentence, judged.reading.sentence.span
    return CheckedSentence(
        span.start,
        span.end,
        sentence.text,
        Verdict.CONTRADICTED,
        (citations.number_of(prohibition.source),),
        f"“{_title(prohibition.source)}” says: {_closed(prohibition.source.statement.text)}",
        (Fault(FaultKind.FORBIDDEN, sentence.text, span.start, span.end),),
        Fix(FixKind.DELETE_SENTENCE, span.start, span.end, ""),
        is_promise=is_promising(sentence.text),
    )


def _expired(judged: Judged, former: FormerRule, citations: Citations) -> CheckedSentence:
    sentence, span = judged.reading.sentence, judged.reading.sentence.span
    now = _instead_of(former, judged)
    number = citations.number_of(former.source)
    current = citations.number_of(now) if now is not None else None
    says = f"This was the rule until {former.since:%-d %B %Y}."
    if now is not None:
        says += f" Now: {_closed(_said_in(now, judged.reading))}"
    return CheckedSentence(
        span.start,
        span.end,
        sentence.text,
        Verdict.CONTRADICTED,
        (current, number) if current is not None else (number,),
        says,
        _faults(judged) or (Fault(FaultKind.EXPIRED, sentence.text, span.start, span.end),),
        _fix(judged, now),
        Expired(former.since, number, current),
        is_promise=False,
    )


def _instead_of(former: FormerRule, judged: Judged) -> Source | None:
    """What its own document says now, where that is about the same; else what the sentence was held against."""
    document = former.source.statement.passage.document.id
    sources = [fit.source for fit in judged.reading.fits if fit.source.statement.passage.document.id == document]
    return next(iter([*sources, *judged.judgement.sources]), None)


def _denied(judged: Judged, citations: Citations) -> CheckedSentence:
    sentence, span = judged.reading.sentence, judged.reading.sentence.span
    source = judged.judgement.sources[0]
    return CheckedSentence(
        span.start,
        span.end,
        sentence.text,
        Verdict.CONTRADICTED,
        (citations.number_of(source),),
        _say_denials(judged, source),
        _faults(judged),
        _fix(judged, source),
    )


def _unheard_of(judged: Judged, citations: Citations) -> CheckedSentence:
    sentence, span = judged.reading.sentence, judged.reading.sentence.span
    promise = is_promising(sentence.text)
    kind = FaultKind.PROMISE if promise else FaultKind.UNSUPPORTED
    says = "The documents do not promise this." if promise else "No document that you may read says this."
    return CheckedSentence(
        span.start,
        span.end,
        sentence.text,
        Verdict.NOT_COVERED,
        tuple(citations.number_of(source) for source in judged.judgement.sources),
        says,
        (Fault(kind, sentence.text, span.start, span.end),),
        Fix(FixKind.DELETE_SENTENCE, span.start, span.end, ""),
        is_promise=promise,
    )


def _faults(judged: Judged) -> tuple[Fault, ...]:
    """One for each place that something is wrong with, with the words as the draft has them."""
    sentence = judged.reading.sentence
    by_place = {finding.span: finding for finding in reversed(judged.judgement.findings)}
    return tuple(
        Fault(
            kind=_FAULTS.get(finding.kind, FaultKind.UNSUPPORTED),
            says=sentence.text[span.start : span.end],
            start=sentence.span.start + span.start,
            end=sentence.span.start + span.end,
            # Where something is turned round no word stands for another.
            expected=None if finding.kind is FindingKind.NEGATION else finding.expected,
        )
        for span, finding in sorted(by_place.items(), key=lambda one: one[0].start)
    )


def _say_denials(judged: Judged, source: Source) -> str:
    told = [
        f"not “{fault.says}” but “{fault.expected}”" if fault.expected else f"not “{fault.says}”"
        for fault in _faults(judged)
        if fault.kind is not FaultKind.NEGATION
    ]
    lead = f"“{_title(source)}” says {' and '.join(told)}" if told else f"“{_title(source)}” says otherwise"
    return f"{lead}: {_closed(_said_in(source, judged.reading))}"


def _fix(judged: Judged, source: Source | None) -> Fix:
    """The figure replaced where one is wrong and the right one is known; else what the documents say instead."""
    span = judged.reading.sentence.span
    faults = _faults(judged)
    if len(faults) == 1 and faults[0].expected is not None:
        return Fix(FixKind.REPLACE_WORDS, faults[0].start, faults[0].end, faults[0].expected)
    if source is not None and source.is_public:
        return Fix(FixKind.REPLACE_SENTENCE, span.start, span.end, _closed(_said_in(source, judged.reading)))
    return Fix(FixKind.DELETE_SENTENCE, span.start, span.end, "")


def _said_in(source: Source, reading: Reading) -> str:
    return narrowed(source.statement, reading.claim.text, reading.claim.regions, reading.claim.context)


def _closed(text: str) -> str:
    return text if text.endswith((".", "!", "?", "”")) else f"{text}."


def _title(source: Source) -> str:
    return source.statement.passage.description.title
