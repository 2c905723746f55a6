"""A sentence as an outline: its words by their stems, and what it denies, asks for or gives free as one mark each.

Two wordings of the same then differ little, and where they differ in a mark, one says the opposite of the other.
"""

import re
from dataclasses import dataclass
from functools import lru_cache

from ingest.index.sentences import Span
from server.answering.verification.words import stem

NOT, FREE, MUST, NEED_NOT, MAY = "<not>", "<free>", "<must>", "<need not>", "<may>"
UNLESS, ONLY_IF = "<unless>", "<only if>"
MARKS = frozenset({NOT, FREE, MUST, NEED_NOT, MAY, UNLESS, ONLY_IF})
_PATTERNS = {
    FREE: r"(?:entirely |completely )?free(?: of (?:any )?(?:charge|cost|fee)s?)?(?! to\b| space| from|-| of\b)"
    r"|for free"
    r"|(?:at|for|with) no (?:\w+ )?(?:costs?|charge|fee)|without (?:any |a |an )?(?:\w+ )?(?:costs?|charge|fee)"
    r"|no (?:\w+ ){0,2}(?:charge|fee|cost)(?: is made| applies| is due)?|(?:costs?|pays?|charged?|charges) nothing"
    r"|nothing is (?:charged|due)",
    NEED_NOT: r"need not|needn't|(?:do|does)(?: not|n't) (?:need|have) to|(?:is|are)(?: not|n't) (?:required|needed"
    r"|obliged|necessary)"
    r"|(?:is|are) optional",
    MUST: r"must(?! not|n't)|(?:has|have|had) to|needs? to|(?:is|are) (?:required|obliged|needed|mandatory"
    r"|compulsory)|mandatory",
    ONLY_IF: r"only (?:if|when|where|with)|if and only if|only(?= \w+ed (?:if|when|where))",
    UNLESS: r"unless|except(?: (?:if|when|for|where|that|in))?|apart from|excepting|with (?:one|the"
    r"|an) exception(?: of)?",
    NOT: r"(?:don|doesn|didn|isn|aren|wasn|weren|hasn|haven|can|won|wouldn|couldn|shouldn|mustn) t|never"
    r"|(?<!or )not(?! only| un(?:usual|common|likely|able)| (?:more|less|later|earlier|longer|fewer) than)"
    r"|nor|neither|nobody|none|nothing(?! un)|no one"
    r"|no longer|refus(?:es?|ed|ing) to"
    r"|no(?! (?:more|less|later|earlier|longer|fewer|sooner) than|\. ?\d)|without|cannot|cant|wont|non(?=-)",
    MAY: r"may(?! not)|(?:is|are) (?:allowed|permitted|free|entitled) to",
}
_TOKEN = re.compile(
    "|".join(
        f"(?P<{name}>(?<![\\w'])(?:{pattern})(?![\\w]))"
        for name, pattern in zip("ABCDEFG", _PATTERNS.values(), strict=True)
    )
    + r"|(?P<nt>(?:ca|wo|sha)?n't(?!\w))|(?P<word>[^\W_]+?(?=n't\b)|[^\W_]+)",
    re.IGNORECASE,
)
_NAMES = dict(zip("ABCDEFG", _PATTERNS, strict=True))


@dataclass(frozen=True, slots=True)
class Piece:
    """A stem or a mark where it stands."""

    key: str
    written: str
    span: Span


@lru_cache(maxsize=2048)
def outline(text: str) -> tuple[Piece, ...]:
    """The pieces in reading order; `text` is like for like."""
    return tuple(
        Piece(_key(match), match[0].lower(), Span(*match.span()))
        for match in _TOKEN.finditer(text)
        if match[0] not in {"t", "s"}
    )


def _key(match: re.Match[str]) -> str:
    kind = str(match.lastgroup)
    if kind == "nt":
        return NOT
    return stem(match[0].lower()) if kind == "word" else _NAMES[kind]
