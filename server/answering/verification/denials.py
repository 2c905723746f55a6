"""Reads what a text denies: which words stand under a "not", a "no" or a verb that refuses."""

import re
from dataclasses import dataclass

from ingest.index.sentences import Span
from server.answering.verification.words import Word, words_of

_DENIAL = re.compile(
    r"\b(?:(?:don|doesn|didn|isn|aren|wasn|weren|hasn|haven|can|won) t|(?<!or )not(?! only)|cannot|never|nor|neither"
    r"|nobody|nothing|none|no one|no longer|no(?!\. ?\d| (?:more|later|longer|less|fewer|earlier|sooner) than)"
    r"|without|except(?:ing|ions?)?|excluding|excludes?d?|exclusions?|exempt\w*|unless|refus(?:e[sd]?|ing|al)"
    r"|declines?d?"
    r"|rejects?(?:ed)?|forbid(?:s|den)?|prohibit(?:s|ed)?|bars?(?:red)?(?= from)|disallow(?:s|ed)?|impossible|unable"
    r"|ineligible"
    r"|unavailable|den(?:y|ies|ied)|instead of|rather than|avoid(?:s|ed|ing)?|lacks?|lacking|stops?(?= \w+ing)"
    r"|prevents?(?:ed)?"
    r"|fails? to|failed to|hardly|barely|outside|void|invalid|useless|too late|too soon|out of the question"
    r"|ruled out|nowhere"
    r"|waive[sd]?|cease[sd]?|hold back|withh[eo]ld|voids|loses?|lost|ends?|lapse[sd]?|expire[sd]?|non)\b"
    r"|\b\w+n't\b|\bnon-(?=\w)",
    re.IGNORECASE,
)
_STRONG = re.compile(
    r"not(?! only)|cannot|never|nor|neither|nobody|nothing|none|no one|no longer|no|without|.*n't|unless|except.*"
    r"|refuse[sd]?|"
    r"forbid.*|prohibit.*|exclud.*|impossible|non-?",
    re.IGNORECASE,
)
_END = re.compile(
    r"[.;:()!?]|, (?!or\b)|\b(?:but|if|unless|because|when|while|until|who|although|though|whereas|since|so that"
    r"|once|however|which|where)\b|$",
    re.IGNORECASE,
)
_START = re.compile(
    r"[.;:()!?,]|\b(?:but|if|because|when|while|until|who|although|though|whereas|so that|once|however|which|and)\b",
    re.IGNORECASE,
)
_HOLLOW = frozenset(
    "possib allow permit availa offer valid accept eligib option able right entitl includ cover grante count appli"
    " apply"
    " requir necess need charge free cost due fee chance question chang reason case anyone".split()
)
_FEW = 2


@dataclass(frozen=True, slots=True)
class Denial:
    """One "not" and what it denies."""

    written: str
    span: Span
    denied: tuple[str, ...]
    """The stems of the telling words it most likely denies, the likeliest first."""
    scope: Span
    is_strong: bool
    """Whether it is a plain negation, not a verb such as "expire" that can be said in other words."""


def denials_in(text: str) -> tuple[Denial, ...]:
    """The denials in reading order; `text` is like for like."""
    words = [word for word in words_of(text) if word.is_telling]
    return tuple(_denial(text, match, words) for match in _DENIAL.finditer(text))


def _denial(text: str, match: re.Match[str], words: list[Word]) -> Denial:
    ending = _END.search(text, match.end())
    end = ending.start() if ending else len(text)
    begin = max((one.end() for one in _START.finditer(text, 0, match.start())), default=0)
    behind = [word.stem for word in words if match.end() <= word.span.start < end]
    before = [word.stem for word in words if begin <= word.span.start < match.start()]
    denied = behind[:_FEW]
    if not behind or behind[0] in _HOLLOW:
        denied = [stem for stem in denied if stem not in _HOLLOW] + before[::-1]
    return Denial(match[0], Span(*match.span()), tuple(denied), Span(begin, end), bool(_STRONG.fullmatch(match[0])))
