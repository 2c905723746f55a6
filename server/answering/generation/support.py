"""Finds what a sentence rests on: it holds where nothing speaks against it in the passages that it cites."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from ingest.index.sentences import Span
from server.answering.generation.numbered_passage import NumberedPassage
from server.answering.statements import Statement
from server.answering.verification.checking import check
from server.answering.verification.finding import Finding, FindingKind
from server.answering.verification.words import like_for_like, telling_stems
from server.privacy.placeholders import without_placeholders

_LEAST_SHARED = 0.5
"""Of the telling words of a sentence, the share that its passages must have: rules alone pass what says nothing."""
_ENOUGH = 0.85
_CLOSE = 0.6
_MOST_STATEMENTS = 4
_QUOTATION = re.compile(r'"[^"\n]*"')
_QUOTATION_MARK = re.compile(r'(?<!\d)"')
_MARKUP = re.compile(r"!?\[[^\]]*\]\(|</?[a-zA-Z!][^>]*>|\b(?:javascript|data|vbscript):\S", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Support:
    """The statements a sentence rests on, in reading order; none where something was found against it."""

    statements: tuple[Statement, ...]
    findings: tuple[Finding, ...] = ()


def support(sentence: str, numbers: Sequence[int], passages: Mapping[int, NumberedPassage]) -> Support:
    """What the sentence rests on among the passages it cites. Numbers that were never issued count for nothing."""
    cited = [passages[number] for number in dict.fromkeys(numbers) if number in passages]
    whole = Span(0, len(sentence))
    if not cited:
        return Support((), (Finding(FindingKind.CITATION, sentence, whole),))
    if markup := _MARKUP.search(sentence):
        return Support((), (Finding(FindingKind.NAME, markup[0], Span(*markup.span())),))
    if has_open_quotation(sentence):
        return Support((), (Finding(FindingKind.QUOTATION, sentence, whole),))
    plain = without_placeholders(sentence)
    findings = check(plain, [passage.source for passage in cited])
    if findings:
        return Support((), findings)
    wanted = telling_stems(plain)
    share = _share(wanted, "\n".join(passage.source for passage in cited))
    if share < _LEAST_SHARED:
        return Support((), (Finding(FindingKind.UNSUPPORTED, sentence, whole),))
    return Support(_fewest(plain, wanted, cited))


def closest(sentence: str, cited: Sequence[NumberedPassage]) -> Statement | None:
    """The statement that says most nearly the same; `None` where none comes close."""
    wanted = telling_stems(without_placeholders(sentence))
    everything = [one for passage in cited for one in passage.statements if not one.is_noise]
    best = max(everything, key=lambda one: _gain(one, wanted, frozenset()), default=None)
    return best if best is not None and _share(wanted, best.text) >= _CLOSE else None


def has_open_quotation(text: str) -> bool:
    """Whether a quotation begins that does not end; a mark behind a figure may be inches."""
    return bool(_QUOTATION_MARK.search(_QUOTATION.sub("", like_for_like(text))))


def _fewest(sentence: str, wanted: frozenset[str], cited: Sequence[NumberedPassage]) -> tuple[Statement, ...]:
    """The statements that speak most of the same, until nothing is found against the sentence in them alone."""
    heading = {id(one): passage.heading for passage in cited for one in passage.statements}
    everything = [one for passage in cited for one in passage.statements]
    enough = _ENOUGH * _share(wanted, "\n".join(one.text for one in everything))
    chosen: list[Statement] = []
    said: frozenset[str] = frozenset()
    while len(chosen) < min(_MOST_STATEMENTS, len(everything)):
        best = max((one for one in everything if one not in chosen), key=lambda one: _gain(one, wanted, said))
        chosen.append(best)
        said |= telling_stems(best.text)
        sources = [f"{heading[id(one)]}\n{one.text}" for one in chosen]
        if len(wanted & said) >= enough * len(wanted) and not check(sentence, sources):
            break
    return tuple(sorted(chosen, key=lambda one: (one.rank, one.span.start)))


def _gain(statement: Statement, wanted: frozenset[str], said: frozenset[str]) -> float:
    """How many of the words still wanted it has; of two alike, the one that says less besides."""
    own = telling_stems(statement.text)
    return len(own & (wanted - said)) + 0.1 * len(own & wanted) - 0.001 * len(own)


def _share(wanted: frozenset[str], text: str) -> float:
    return len(wanted & telling_stems(text)) / len(wanted) if wanted else 0.0


def reason_of(finding: Finding) -> str:
    """Why a sentence did not hold, as people say it."""
    if finding.kind is FindingKind.CITATION:
        return "it cites no passage that was shown"
    if finding.kind is FindingKind.UNSUPPORTED:
        return "what it cites does not speak of it"
    instead = f"; there it is “{finding.expected}”" if finding.expected else ""
    return f"the {finding.kind} “{finding.says}” is not in what it cites{instead}"
