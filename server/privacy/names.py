"""Finds the names of people who are known, whole or in part."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from server.privacy.name_words import fold, parts_of
from server.privacy.personal_data import Kind, PersonalData
from server.privacy.words import DOUBTFUL

_ADDRESSED = re.compile(
    r"(?:\b(?:mr|mrs|ms|miss|mx|dr|prof|dear|hi|hello|hey|morning|afternoon|evening|name is|name's|called|thanks"
    r"|thank you|regards|cheers|wishes|sincerely|greetings|customer|caller|requester|ring|call|tell|ask|herr|frau"
    r"|monsieur|madame)[.,!]?\s{1,3}|(?:^|\n)[^\S\n]{0,8})$",
    re.IGNORECASE,
)
_CLOSED = re.compile(r"(?:\s[A-Z][\w.'-]{0,20})?[^\S\n]{0,3}(?:[,.!?;:]|\n|$|\ufffc|<|\()|\s(?:here|speaking|again)\b")
_UNSPACED = re.compile("[\u0e00-\u0eff\u3040-\u30ff\u3400-\u9fff]")
"""Scripts that set no spaces between words."""
_LOOKED_BACK = 24
_COMPOUND = re.compile("-[a-z]")
"""What makes another word of what looks like a name: "Ana-log"."""
_WITHIN = re.compile(r"(?:^|[\s(\"'])(?P<before>[a-z][a-z']{1,20}),?[ ]$")
_NEVER_BEFORE = frozenset(
    "a an the this that these those in on at of by per each last next since until till from to early late mid during "
    "every our your my his her its their some any no one".split()
)
_MONTHS = frozenset("may april june august march".split())
_SHORT = 3
_JOINS = (" ", ", ", "-")


class Names:
    """Names that are known, however they are accented or capitalised where they stand.

    A part that is also a word ("Will", "May") or very short counts only where it is capitalised and stands as a name
    does: after a greeting or a title, as a signature, beside another part.
    """

    def __init__(
        self, names: Iterable[str], words: frozenset[str] = frozenset(), never: frozenset[str] = frozenset()
    ) -> None:
        """`words`, in lower case, are what else the ticket speaks of: a product's name there is a product's here.

        Words that are `never` a name are none by themselves.
        """
        wholes = {fold(name) for name in names}
        parts = {part for whole in wholes for part in parts_of(whole)}
        forms = {form for form in wholes | parts if form.lower() not in never}
        self._words = words
        self._pattern = _any_of(forms) if forms else None

    def find(self, text: str) -> list[PersonalData]:
        """Where they stand in a folded text, in reading order."""
        if self._pattern is None:
            return []
        lower = text.lower()
        found = self._pattern.finditer(lower if len(lower) == len(text) else text)
        matches = [_Match(text, *match.span()) for match in found if not _COMPOUND.match(text, match.end())]
        sure = [self._is_sure(match) for match in matches]
        return [
            PersonalData(Kind.NAME, match.start, match.end, " ".join(match.written.casefold().split()))
            for place, match in enumerate(matches)
            if sure[place] or (match.written[0].isupper() and self._is_said(matches, sure, place))
        ]

    def _is_sure(self, match: "_Match") -> bool:
        if _UNSPACED.search(match.written):
            return True
        words = match.written.lower().replace("-", " ").split()
        if all(word in DOUBTFUL or word in self._words for word in words):
            return len(words) > 1 and match.written.istitle()
        return len(match.written) > _SHORT or (match.written.istitle() and len(match.written) == _SHORT)

    def _is_said(self, matches: Sequence["_Match"], sure: Sequence[bool], place: int) -> bool:
        match = matches[place]
        is_within = match.written.lower() not in (self._words | _MONTHS) and _stands_within(match)
        return is_within or _stands_as_name(match) or _has_neighbour(matches, sure, place)


@dataclass(frozen=True, slots=True)
class _Match:
    text: str
    start: int
    end: int

    @property
    def written(self) -> str:
        return self.text[self.start : self.end]


def _any_of(forms: set[str]) -> re.Pattern[str]:
    """The longest form first; white space as it comes. Where words are not set apart, a name's end is no word's end."""
    ordered = sorted({form.lower() for form in forms}, key=lambda form: (-len(form), form))
    spaced = [_form(form) for form in ordered if not _UNSPACED.search(form)]
    unspaced = [_form(form) for form in ordered if _UNSPACED.search(form)]
    kinds = ([rf"(?<!\w)(?:{'|'.join(spaced)})(?!\w)"] if spaced else []) + unspaced
    return re.compile("|".join(kinds))


def _form(form: str) -> str:
    return r"\s{1,3}".join(re.escape(word) for word in form.split())


def _stands_as_name(match: _Match) -> bool:
    before = match.text[max(0, match.start - _LOOKED_BACK) : match.start]
    return _ADDRESSED.search(before) is not None and _CLOSED.match(match.text, match.end) is not None


def _stands_within(match: _Match) -> bool:
    """Whether a capital stands in the middle of a sentence, where a word of every day has none."""
    within = _WITHIN.search(match.text[max(0, match.start - _LOOKED_BACK) : match.start])
    return within is not None and within["before"] not in _NEVER_BEFORE


def _has_neighbour(matches: Sequence[_Match], sure: Sequence[bool], place: int) -> bool:
    """Whether a name that leaves no doubt stands right before or behind it."""
    pairs = [(place - 1, place)] if place > 0 and sure[place - 1] else []
    pairs += [(place, place + 1)] if place + 1 < len(matches) and sure[place + 1] else []
    gaps = (matches[left].text[matches[left].end : matches[right].start] for left, right in pairs)
    return any(gap in _JOINS for gap in gaps)
