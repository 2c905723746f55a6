"""Keeps of a written answer what its citations bear out, and says of the rest why it was dropped."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from server.answering.answer import AnswerSentence, Citation, Dropped
from server.answering.verification.addresses import addresses_in
from server.answering.verification.checking import check
from server.answering.verification.finding import Finding, FindingKind
from server.answering.verification.markup import without_markup
from server.answering.verification.support import Likeness, overlap, unsupported_part
from server.answering.verification.words import like_for_like

_CITED = re.compile(r"\s*\[\^?(\d+(?:\s*[,;]\s*\d+)*)\]")
_LEAST_OVERLAP = 0.5
_LEAST_OVERLAP_WHEN_ALIKE = 0.25
_ALIKE = 0.6


@dataclass(frozen=True, slots=True)
class Verified:
    """What may be shown, and what may not."""

    sentences: tuple[AnswerSentence, ...]
    """Without markup and without numbers in their text."""
    dropped: tuple[Dropped, ...]


def verify(
    sentences: Sequence[AnswerSentence],
    citations: Sequence[Citation],
    passages: Mapping[int, str],
    likeness: Likeness | None = None,
) -> Verified:
    """The sentences that follow from the passages they cite, in order, and of the others why they do not.

    `passages` are the texts behind the citations, under their numbers; where one is missing, the quote stands for it.
    `likeness` lets a sentence in other words than its source pass that would otherwise speak of nothing in it.
    """
    sources = {
        citation.number: "\n".join((citation.title, citation.section, passages.get(citation.number, citation.quote)))
        for citation in citations
    }
    kept: list[AnswerSentence] = []
    dropped: list[Dropped] = []
    for written in sentences:
        plain = without_markup(written.text)
        sentence = _numbered(written, plain.text)
        reason = _objection(sentence, plain.targets, sources, likeness)
        if reason is not None:
            dropped.append(Dropped(sentence.text or written.text, reason))
        elif sentence.text:
            kept.append(sentence)
    return Verified(tuple(kept), tuple(dropped))


def _numbered(written: AnswerSentence, text: str) -> AnswerSentence:
    """With the numbers that stand in the text among its citations, and no longer in the text."""
    named = [int(number) for match in _CITED.finditer(text) for number in re.findall(r"\d+", match[1])]
    plain = " ".join(_CITED.sub("", text).split())
    return replace(written, text=plain, citations=tuple(dict.fromkeys([*written.citations, *named])))


def _objection(
    sentence: AnswerSentence, targets: Sequence[str], sources: Mapping[int, str], likeness: Likeness | None
) -> str | None:
    """Why the sentence may not be shown."""
    if not sentence.citations:
        return "It cites no passage."
    unknown = [number for number in sentence.citations if number not in sources]
    if unknown:
        return f"It cites [{unknown[0]}], which is none of the passages found."
    cited = [sources[number] for number in sentence.citations]
    foreign = [target for target in targets if not _leads_where_a_source_does(target, cited)]
    if foreign:
        return f"It links to {foreign[0]}, which the cited passage does not name."
    findings = check(sentence.text, cited)
    if findings:
        return say(findings[0])
    if not _is_supported(sentence.text, cited, likeness):
        return "The cited passage does not speak of this."
    part = unsupported_part(sentence.text, cited)
    return f"The cited passage does not say: {_shortened(part)}." if part else None


def _leads_where_a_source_does(target: str, sources: Sequence[str]) -> bool:
    """Whether a source names the address; a target within our own server is no address, and is not shown anyway."""
    known = {address.key for source in sources for address in addresses_in(like_for_like(source))}
    return {address.key for address in addresses_in(target)} <= known


def _is_supported(sentence: str, sources: Sequence[str], likeness: Likeness | None) -> bool:
    shared = overlap(sentence, sources)
    if shared >= _LEAST_OVERLAP:
        return True
    if likeness is None or shared < _LEAST_OVERLAP_WHEN_ALIKE:
        return False
    return max(likeness(sentence, source) for source in sources) >= _ALIKE


def say(finding: Finding) -> str:
    """What is wrong, in a sentence for the agent."""
    instead = f"; it says {_shortened(finding.expected)}" if finding.expected else ""
    return f"{_SAID[finding.kind].format(_shortened(finding.says))}{instead}."


_SAID = {
    FindingKind.CITATION: "It cites {0}, which is none of the passages found",
    FindingKind.QUOTATION: "The cited passage does not have the quoted words \u201c{0}\u201d",
    FindingKind.FIGURE: "The cited passage does not say {0} here",
    FindingKind.DATE: "The cited passage does not say {0} here",
    FindingKind.NAME: "The cited passage does not name {0} here",
    FindingKind.NEGATION: "The cited passage says the opposite of \u201c{0}\u201d",
    FindingKind.UNSUPPORTED: "The cited passage does not speak of {0}",
}
_LONGEST_SAID = 160


def _shortened(text: str) -> str:
    plain = " ".join(text.split())
    return plain if len(plain) <= _LONGEST_SAID else f"{plain[:_LONGEST_SAID].rstrip()}\u2026"
