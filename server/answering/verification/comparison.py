"""Which way a limit points: "at least 30 days" is not "at most 30 days"."""

import re
from enum import StrEnum


class Comparison(StrEnum):
    """Whether what is said begins or ends at a number or a day."""

    FROM = "from"
    """At least, more than, from, after."""
    TO = "to"
    """At most, less than, until, within."""
    NONE = "none"

    def opposes(self, other: "Comparison") -> bool:
        """Whether the two point in opposite ways."""
        return {self, other} == {Comparison.FROM, Comparison.TO}


_SMALLER = "less|fewer|earlier|sooner|shorter|cheaper|smaller|lower|lighter|younger|newer|colder|closer|nearer|narrower"
_LARGER = "more|later|longer|greater|higher|larger|bigger|heavier|older|hotter|warmer|wider|taller|further|farther"
_TO = (
    rf"at (?:the )?most|up to|(?:no|not) (?:{_LARGER}) than|(?:a )?max(?:imum)?\.?:?(?: of)?|within|under|below"
    rf"|(?<!no )(?<!not )(?:{_SMALLER}) than|(?:not|cannot|never) exceed(?:ing)?|(?:a )?limit of|capped at|limited to"
    r"|as (?:much|many|late|long) as|until|till|by|before|inside|not (?:above|over)|through"
)
_FROM = (
    rf"at (?:the )?least|(?:no|not) (?:{_SMALLER}) than|(?:a )?min(?:imum)?\.?:?(?: of)?|over|above|exceed(?:ing|s)?"
    rf"|(?<!no )(?<!not )(?:{_LARGER}) than|starting(?: from| at)?|from|after|since|as of|beyond|not (?:under|below)"
    r"|beginning|upwards of|outside|past|as early as"
)
_LEAD = (
    r"(?:[ (]|^)(?:{}) (?:and including |the |a |an |about |around |our |their |its |each |every |them |his "
    r"|her )*(?:total of )?$"
)
_TO_BEFORE = re.compile(_LEAD.format(_TO), re.IGNORECASE)
_FROM_BEFORE = re.compile(_LEAD.format(_FROM), re.IGNORECASE)
_TO_BEHIND = re.compile(
    r"\W{0,2}(?:or|and) (?:less|fewer|under|below|earlier|before)\b|\W{0,2}at (?:the )?most\b|\W{0,2}max(?:imum)?\b",
    re.I,
)
_FROM_BEHIND = re.compile(
    r"\W{0,2}(?:or|and) (?:more|over|above|longer|later|older|higher|upwards?|after)\b|\+|\W{0,2}at (?:the )?least\b"
    r"|\W{0,2}(?:minimum|min\b)|(?: \w+){1,3} (?:or more\b|or longer\b|on(?=[,.;)]|$))",
    re.IGNORECASE,
)
_THAT = {
    Comparison.TO: re.compile(r"\b(?:below|under|before) (?:that|this)\b", re.IGNORECASE),
    Comparison.FROM: re.compile(r"\b(?:above|over|beyond|after|past) (?:that|this)\b|\bafterwards\b", re.IGNORECASE),
}
_LOOK_BACK = 45
_LOOK_AHEAD = 30


def comparison_at(text: str, start: int, end: int) -> Comparison:
    """What the words around `text[start:end]` say of it."""
    ahead = text[end : end + _LOOK_AHEAD]
    if _FROM_BEHIND.match(ahead):
        return Comparison.FROM
    if _TO_BEHIND.match(ahead):
        return Comparison.TO
    before = text[max(0, start - _LOOK_BACK) : start]
    if _TO_BEFORE.search(before):
        return Comparison.TO
    return Comparison.FROM if _FROM_BEFORE.search(before) else Comparison.NONE


def limits_in(text: str) -> frozenset[Comparison]:
    """The ways in which a text limits something that it does not name beside the limit, as in "below that"."""
    return frozenset(way for way, pattern in _THAT.items() if pattern.search(text))
