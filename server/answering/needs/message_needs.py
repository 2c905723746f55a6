"""The needs of a message: what it asks, what it requests, and the trouble it tells of."""

import re
from collections.abc import Sequence

from server.answering.needs.need import Need, NeedKind
from server.answering.needs.own_words import own_words
from server.answering.needs.pieces import is_question, is_telling_enough, pieces
from server.retrieval.question_words import is_telling

_REQUEST = re.compile(
    r"\b(?:please|kindly|(?:i|we|he|she|they)(?:'d| would)? (?:want|need|like)|(?:i|we)'d like|wants|insist|demand"
    r"|expect|looking for|interested in)\b|\A(?:(?:and|also|then|so),?\s+)*(?:send|delete|remove|cancel|stop|give|pay"
    r"|refund|replace|exchange|repair|fix|check|change|update|call|ring|confirm|explain|help|return|collect|deliver|let)\b",
    re.IGNORECASE,
)
_TROUBLE = re.compile(
    r"\b(?:broken?|breaks|damaged?|crack(?:ed|s)?|scratch(?:ed|es)?|dent(?:ed)?|fault(?:y)?|defect(?:ive)?|error|wrong"
    r"|missing|lost|stolen|late|delayed|overdue|waiting|leak(?:s|ing)?|smells?|smok(?:e|es|ing)|burn(?:t|ing|s)?|nois[ey]+"
    r"|hums?|hiss(?:es|ing)?|dead|black|blank|stuck|stop(?:s|ped)|fail(?:s|ed)?|crash(?:es|ed)?|twice|two times|again"
    r"|nobody|never|nothing|too (?:low|high|small|big|hot|cold|slow|loud)|expired|rejected|declined|refused|locked"
    r"|cancel(?:led|ed)?|return|refund|exchange|cheaper|complain(?:t)?|\w+n't|cannot|(?:is|was|are|does|do|did|has) not"
    r"|not work(?:ing)?)\b",
    re.IGNORECASE,
)
_LEANS = re.compile(
    r"\b(?:it|its|they|them|their|this|that|those|these|one|there|same|then|instead|so)\b", re.IGNORECASE
)
_MOST_TELLING_OF_LEANING = 3
_LINK = re.compile(r"\A(?:(?:and|or|but|so|also|then|now|well)\b,?\s+)+", re.IGNORECASE)
_ORDER = tuple(NeedKind)
LONGEST_PLAIN_QUESTION = 160
"""Characters; what is shorter and asks one thing is taken as one question."""
_LONGEST_READ = 8000
"""Characters of a message: who asks for anything has done so by then."""
_MOST = 8


def message_needs(text: str, said_before: str = "") -> list[Need]:
    """The needs in reading order, each once; none where nothing is asked, requested or amiss.

    A question that begins the message with "that" is about what was said before it.
    """
    said = pieces(own_words(text)[:_LONGEST_READ])
    before = [said_before, *said]
    found: dict[str, Need] = {}
    for place, piece in enumerate(said, 1):
        kind = _kind(piece)
        if kind is not None and is_telling_enough(piece):
            found.setdefault(piece.lower(), Need(piece, _question(piece, kind, before[:place]), kind))
    return list(found.values())


def needs_of_question(text: str) -> list[Need]:
    """The needs of what an agent typed or pasted, what is asked first; none where it is one plain question."""
    found = plainest_first(message_needs(text))[:_MOST]
    asked = sum(need.kind is NeedKind.ASKED for need in found)
    return found if asked > 1 or len(text) > LONGEST_PLAIN_QUESTION else []


def plainest_first(needs: Sequence[Need]) -> list[Need]:
    """What is asked, then what is requested, then the trouble; each in its own order."""
    return sorted(needs, key=lambda need: _ORDER.index(need.kind))


def _kind(piece: str) -> NeedKind | None:
    if is_question(piece):
        return NeedKind.ASKED
    if _REQUEST.search(piece):
        return NeedKind.REQUESTED
    return NeedKind.TROUBLE if _TROUBLE.search(piece) else None


def _question(piece: str, kind: NeedKind, before: Sequence[str]) -> str:
    if kind is NeedKind.TROUBLE:
        return f"What if {_begun_small(_LINK.sub('', piece).rstrip('.!… '))}?"
    context = _context(before) if kind is NeedKind.ASKED and _leans(piece) else ""
    return with_context(piece, context)


def with_context(question: str, context: str) -> str:
    """The question with what it is about in brackets before its mark."""
    if not context:
        return question
    return f"{question.rstrip('?.! ')} ({context})?"


def _leans(piece: str) -> bool:
    telling = [word for word in re.findall(r"\w+", piece.lower()) if is_telling(word)]
    return len(telling) <= _MOST_TELLING_OF_LEANING and _LEANS.search(piece) is not None


def _context(before: Sequence[str]) -> str:
    """What was said last that is not only a pronoun itself, without the words that made it a question."""
    said = next((piece for piece in reversed(before) if is_telling_enough(piece)), "")
    return _OPENING_WORDS.sub("", said).rstrip("?.! ")


_OPENING_WORDS = re.compile(
    r"\A(?:(?:and|or|but|so|also|then)\s+)*(?:how\s+(?:long|much|many|far|often|fast|big)\s+(?:is|are|does|do)\s+"
    r"|(?:what|when|where|which|who|why|how)\s+(?:is|are|does|do|can|will)\s+|(?:can|could|may|does|do|is|are|will)\s+)"
    r"(?:(?:i|you|we|he|she|they)\s+)?",
    re.IGNORECASE,
)


def _begun_small(text: str) -> str:
    first = text.split(maxsplit=1)[0] if text else ""
    is_name = first in {"I", "I'm", "I've", "I'd", "I'll"} or not first[1:].islower()
    return text if is_name else text[:1].lower() + text[1:]
