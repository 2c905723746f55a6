"""Cuts a message into the pieces that can each be a need: sentences, and the questions joined in one sentence."""

import re

from ingest.index.sentences import sentence_spans
from server.retrieval.question_words import is_telling

_SUBJECT = (
    r"(?:i|you|we|he|she|it|they|this|that|these|those|there|the|my|our|your|yours|his|her|their|a|an|any|anybody|anyone"
    r"|somebody|someone|(?-i:[A-Z]\w+))\b"
)
_AUXILIARY = (
    r"(?:can|could|may|must|should|would|will|shall|do|does|did|is|are|was|were|has|have|am|isn't|aren't|can't|don't"
    r"|doesn't|won't)"
)
_VERB_FIRST = rf"{_AUXILIARY}\s+(?:also\s+)?{_SUBJECT}"
_WORD_FIRST = r"(?:how|what(?! an?\b)|when|where|which|who|whom|whose|why|whether)\b(?=(?:\W+\w+){2})"
_LINK = r"(?:(?:and|or|but|so|also|then|plus)\s+)*"
_OPENING = re.compile(rf"{_LINK}(?:{_VERB_FIRST}|{_WORD_FIRST})", re.IGNORECASE)
_TAIL = re.compile(rf",\s+(?:and\s+)?{_VERB_FIRST}", re.IGNORECASE)
_JOINED = re.compile(rf",?\s+(?:and|plus|also|or)(?:\s+also)?\s+(?=(?:{_VERB_FIRST}|{_WORD_FIRST}))", re.IGNORECASE)
_WANTS_TO_KNOW = re.compile(
    r"\b(?:tell|inform|advise)\s+(?:me|us|him|her|them)\b|\b(?:want|wants|like|need|needs)\s+to\s+know\b"
    r"|\bwonder(?:ing|s)?\s+(?:if|how|what|when|where|which|who|why|whether)\b|\bquestion is\b",
    re.IGNORECASE,
)
_END = re.compile(rf"(?<=[?!])\s+|\n+|(?<=[a-z]{{2}}\.)\s+(?={_VERB_FIRST}|{_WORD_FIRST})", re.IGNORECASE)
"""Chat has no capitals: a question after a full stop is a sentence of its own."""
_FEWEST_WORDS = 3


def pieces(text: str) -> list[str]:
    """The sentences in reading order; a sentence that joins several questions gives each of them."""
    found: list[str] = []
    for span in sentence_spans(text):
        for sentence in _END.split(text[span.start : span.end]):
            found += _apart(" ".join(sentence.split()))
    return [piece for piece in found if piece]


def is_question(piece: str) -> bool:
    """Whether it asks: by its mark, by how it begins or ends, or because it says that its writer wants to know."""
    return piece.endswith("?") or any(
        found is not None for found in (_OPENING.match(piece), _TAIL.search(piece), _WANTS_TO_KNOW.search(piece))
    )


def is_telling_enough(piece: str) -> bool:
    """Whether it is long enough, and says what it is about."""
    words = re.findall(r"\w+", piece.lower())
    return len(words) >= _FEWEST_WORDS and any(is_telling(word) for word in words)


def _apart(sentence: str) -> list[str]:
    """The questions of a sentence, where it is cut between two of them; "When it came and when I opened it" is none."""
    parts, start = [], 0
    for cut in _JOINED.finditer(sentence):
        left, right = sentence[start : cut.start()].strip(), sentence[cut.end() :]
        if is_question(left) and min(len(left.split()), len(right.split())) >= _FEWEST_WORDS:
            parts.append(_marked(left))
            start = cut.end()
    last = sentence[start:].strip()
    return [*parts, _marked(last)] if parts else [sentence]


def _marked(part: str) -> str:
    return part if part.endswith("?") else f"{part.rstrip('.,;!')}?"
