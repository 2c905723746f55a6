"""Whether a sentence allows what its source denies, or asks money for what its source gives for nothing."""

import re

from ingest.index.sentences import Span
from server.answering.verification.denials import Denial, denials_in
from server.answering.verification.figures import figures_in
from server.answering.verification.finding import Finding, FindingKind
from server.answering.verification.words import like_for_like, telling_stems, words_of

_FREE = re.compile(
    r"\bfree of (?:any )?\w*|\bfor free\b|\bfree\b(?! (?:space|days?|daily|grant))|\bat no (?:extra "
    r"|further )?(?:cost|charge)|\bno (?:extra )?(?:charge|fee|cost|surcharge)\b"
    r"|\bwithout (?:any )?(?:charge|fee|cost|interest)|\bcosts? (?:you )?nothing\b|\bnothing is charged\b"
    r"|\bnot charged\b|\bno \w+ charge\b",
    re.IGNORECASE,
)
_PAID = re.compile(
    r"[£€$] ?\d|\bpa(?:y|ys|id)\b|\bcosts?\b|\bfees?\b|\bcharge[sd]?\b|\bsurcharges?\b|\bdeposit of\b", re.IGNORECASE
)
_CONTENT_FREE = re.compile(r"free of (?!charge)|no |without ", re.IGNORECASE)
_GIFT = re.compile(
    r"\bfree (?P<thing>(?!of\b|for\b|in\b|to\b|from\b|when\b|if\b|and\b|with\b|until\b)[a-z]+)\b", re.IGNORECASE
)
_NONE = re.compile(r": (?:none|no)\b|\bincluded\b|\binstead of\b", re.IGNORECASE)
_EXCEPTS = re.compile(
    r"\b(?:left out|only|exceptions?|except|instead|rather|afraid|unfortunately|stop(?:ped)?|stays? with)\b", re.I
)
_SETS_APART = re.compile(r"\bleft out\b|\b(?:only|one) exception\b|\bexcept(?:ed)?\b|\bapart from\b", re.IGNORECASE)
_CLAUSES = re.compile(r"(?<=[.;])\s+|,\s+(?=(?:and|but|so|unless)\b)")
_CONDITION = re.compile(
    r"\b(?:who|which|that|if|when|where|until|unless|whether|as long as|provided|because"
    r"|in case)\b(?:[^,.;]|, ?(?:or|and)\b)*$",
    re.IGNORECASE,
)
_OPENING = re.compile(
    r"(?:no problem|of course|no worries|yes|no|sure|certainly|unfortunately|i'm afraid"
    r"|don't worry)[,:.]?\s+(?:but\s+|that\s+)?",
    re.I,
)
_PAIRS = (
    (r"\bkeeps? (?:on )?pay|\bkeeps? it\b|\bcontinues?\b", r"\bstops?\b|\bno longer\b"),
    (
        r"\b(?:keep|continue|go on|still) (?:on )?(?:to )?us(?:e|ing)\b",
        r"\bnot use\b|\bswitch(?:es)? [^.;]{0,30}\boff\b|\bstop-use\b",
    ),
    (r"\bas often as\b|\bany number\b|\bunlimited\b", r"\bonce\b|\btwice\b"),
    (r"\bany (?:other )?(?:account|card|method|address)\b", r"\boriginal\b|\bsame (?:card|account|method)\b"),
    (r"\bas well\b|\balso\b|\btoo\b", r"\bonly\b|\bnot at all\b|\bno other\b"),
    (
        r"\balways\b|\bin any case\b|\bwhatever the\b|\bno matter\b|\bany other\b|\beven when\b"
        r"|\beven if\b|\bat any time\b",
        r"\bunless\b|\bonly (?:if|when|after|once)\b|\bwhen we\b|\bexcept\b",
    ),
    (r"\bincludes?\b|\bincluded\b", r"\bexcludes?\b|\bexcluded\b|\bseparately\b|\bwithout\b|\bfor goods only\b"),
    (r"\bpublic\b", r"\bprivate\b"),
)
_OPPOSITES = tuple((re.compile(one, re.I), re.compile(other, re.I)) for one, other in _PAIRS)
_COUNT = re.compile(r"\b(?P<number>one|two|three|four|five|six|once|twice|three times)\b(?: (?P<thing>[a-z]+))?", re.I)
_COUNTS = {"one": 1, "once": 1, "two": 2, "twice": 2, "three": 3, "three times": 3, "four": 4, "five": 5, "six": 6}


def without_opening(sentence: str) -> str:
    """The sentence with a "No problem," at its head blanked out, every character in its place."""
    opening = _OPENING.match(sentence)
    return sentence if opening is None else " " * opening.end() + sentence[opening.end() :]


def denies(text: str) -> bool:
    """Whether a text denies anything outright."""
    return bool(denials_in(like_for_like(text)))


def excepts(text: str) -> bool:
    """Whether it sets something apart in words that are no plain denial: "is left out", "the only exception"."""
    return bool(_SETS_APART.search(text))


def turned_round(sentence: str, source: str, *, is_row: bool = False) -> tuple[Finding, ...]:
    """What the sentence says the other way round than the source it is about; only the first that is noticed."""
    said, told = like_for_like(without_opening(sentence)), like_for_like(source)
    found = _money(said, told) or _denied(said, told, is_row=is_row) or _opposite(said, told)
    found = found or _counted(said, told)
    return () if found is None else (found,)


def closest_clause(said: str, told: str) -> str:
    """The clause of the source that speaks most of the same."""
    wanted = telling_stems(said)
    clauses = [clause for clause in _CLAUSES.split(told) if clause.strip()]
    return max(clauses, key=lambda clause: len(wanted & telling_stems(clause)), default=told)


def _money(said: str, told: str) -> Finding | None:
    """What is free here and costs something there; where the other says neither, it does not bear this one out."""
    free, told_free = _FREE.search(said), _FREE.search(told)
    paid, told_paid = _PAID.search(_FREE.sub(" ", said)), _PAID.search(_FREE.sub(" ", told))
    if free and told_free and (gift := _GIFT.search(said)) and not telling_stems(gift["thing"]) & telling_stems(told):
        return _finding(said, gift.span(), told, FindingKind.UNSUPPORTED)
    if free and not told_free and not _NONE.search(told) and (not paid or _CONTENT_FREE.match(free.group())):
        return _finding(said, free.span(), told, FindingKind.NEGATION if told_paid else FindingKind.UNSUPPORTED)
    if paid and not free and not told_paid and (told_free or not has_figures(said)):
        return _finding(said, paid.span(), told, FindingKind.NEGATION if told_free else FindingKind.UNSUPPORTED)
    return None


def _denied(said: str, told: str, *, is_row: bool) -> Finding | None:
    """A denial of one of the two whose object the other speaks of without denying it."""
    clause = told if is_row else closest_clause(said, told)
    mine, theirs = _main_denials(said), _main_denials(clause)
    if not mine and not _EXCEPTS.search(said):
        for denial in theirs:
            if span := _spoken_of(denial, said):
                return _finding(said, span, told)
        for denial in _main_denials(told):
            if span := _spoken_of_wholly(denial, said):
                return _finding(said, span, told)
    if not _EXCEPTS.search(told) and not (theirs and is_row):
        for denial in mine:
            if _spoken_of(denial, clause) and not _is_denied_too(denial, told):
                return _finding(said, (denial.span.start, denial.span.end), told)
    return None


def _spoken_of_wholly(denial: Denial, text: str) -> tuple[int, int] | None:
    """The same where the text has every word of what is denied."""
    stems = {word.stem for word in words_of(text)}
    return _spoken_of(denial, text) if denial.denied and set(denial.denied[:2]) <= stems else None


def _is_denied_too(denial: Denial, text: str) -> bool:
    """Whether the text denies the same, outright or under a condition."""
    stems = set(denial.denied[:2])
    reaches = [other.scope for other in denials_in(text)]
    return any(
        word.stem in stems and any(reach.start <= word.span.start < reach.end for reach in reaches)
        for word in words_of(text)
    )


def _main_denials(text: str) -> list[Denial]:
    """What is denied outright, not of those "who cannot" or only "if it is not"."""
    return [one for one in denials_in(text) if one.is_strong and not _CONDITION.search(text[: one.span.start])]


def _spoken_of(denial: Denial, text: str) -> tuple[int, int] | None:
    """Where the text speaks of what is denied."""
    wanted = denial.denied[:2]
    for word in words_of(text):
        if word.stem in wanted and word.is_telling:
            return (word.span.start, word.span.end)
    return None


def _opposite(said: str, told: str) -> Finding | None:
    for one, other in _OPPOSITES:
        for mine, theirs in ((one, other), (other, one)):
            found = mine.search(said)
            if found and theirs.search(told) and not mine.search(told):
                return _finding(said, found.span(), told)
    return None


def _counted(said: str, told: str) -> Finding | None:
    """ "After one failed repair" where the source says "after two failed repairs"."""
    theirs = {match["thing"].lower(): match for match in _COUNT.finditer(told) if match["thing"]}
    for match in _COUNT.finditer(said):
        other = theirs.get((match["thing"] or "").lower())
        if other and _COUNTS[match["number"].lower()] != _COUNTS[other["number"].lower()]:
            span = Span(match.start("number"), match.end("number"))
            return Finding(FindingKind.FIGURE, match["number"], span, other["number"])
    return None


def _finding(said: str, span: tuple[int, int], told: str, kind: FindingKind = FindingKind.NEGATION) -> Finding:
    return Finding(kind, said[span[0] : span[1]], Span(*span), told)


def has_figures(text: str) -> bool:
    """Whether a text states a figure that counts."""
    return any(not figure.is_weak for figure in figures_in(like_for_like(text)))
