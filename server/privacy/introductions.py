"""Names by which a text itself says who somebody is: greetings, signatures, titles, lines with a label."""

import re
from collections.abc import Iterator

from server.privacy.name_words import is_no_name, looks_like_name
from server.privacy.words import DOUBTFUL

_WORD = r"[A-ZΑ-ΩА-Я](?:[^\W\d_]|['-](?=[^\W\d_])){1,24}"
_PART = rf"(?:{_WORD}|[A-ZΑ-ΩА-Я]\.)"
_PARTICLE = r"(?:van|von|der|den|de|da|di|du|la|le|al|bin|ter|ten)"
_NAME = rf"{_PART}(?:[ ](?:{_PARTICLE}[ ]){{0,2}}{_PART}){{0,3}}"
_TWO_WORDS = rf"{_WORD}(?:[ ]{_PART}){{1,3}}"
_TITLED = re.compile(
    r"\b(?:M(?:rs?|s|x|me|adame|onsieur|evrouw|eneer)|Dr|Prof|Herrn?|Frau|Se[nñ]ora?)\.?[ ]" + rf"({_NAME})"
)
_GREETED = re.compile(
    r"(?im:^[>\s\"“]{0,6}(?:hi|hello|hey|dear|hallo|bonjour|hola|good (?:morning|afternoon|evening|day))[ ,]{1,2})"
    rf"({_NAME})(?=[ ]?[,.!:\n]|[ ]?$)"
)
_LABELLED = re.compile(
    r"(?im:^[>\s*]{0,6}(?:customer|client|requester|caller|contact|contact person|reporter|reported by"
    r"|account holder|card ?holder|sender|submitted by|requested by|name|from|first name|last name|full name|surname)"
    rf"(?: name)?[*]{{0,2}}(?:[ ]?[:=][ ]{{0,4}}|[ ]{{0,2}}\n[ ]{{0,4}}))({_NAME})(?=[ ]{{0,3}}(?:[,;<(\[\ufffc]|\n|$))"
)
_INTRODUCED = re.compile(
    rf"(?i:\bmy name is|\bmy name's|\bi am called|\bmein name ist|\bje m'appelle|\bme llamo)[ ]({_NAME})"
)
_SPEAKING = re.compile(rf"(?i:\bthis is)[ ]({_NAME})(?=[ ](?:speaking|calling|again|from|here)\b|,)")
_CALLED = re.compile(rf"(?i:\bcustomer|\bcaller|\bclient)[ ]({_TWO_WORDS})")
_HEADER = re.compile(rf"({_TWO_WORDS})[ ]{{1,2}}<\ufffc")
_ADDRESSED = re.compile(
    rf"(?:(?:^|[.!?\n])\s{{0,3}}(?:May|Will|Can|Mark)[ ]({_NAME})|({_TWO_WORDS}))[ ]{{1,2}}\(?\ufffc"
)
"""A question may begin with a word that could be a name: "May Maria (maria@home.example) return it?"."""
_CUES = {
    _TITLED: ("",),
    _GREETED: ("",),
    _LABELLED: ("",),
    _INTRODUCED: ("name is", "name's", "called", "name ist", "appelle", "me llamo"),
    _SPEAKING: ("his is",),
    _CALLED: ("ustomer ", "aller ", "lient "),
    _HEADER: ("<\ufffc",),
    _ADDRESSED: (" \ufffc", "(\ufffc"),
}
"""Each with what a text has in it where the pattern is worth looking for."""

_SIGNED = re.compile(rf"\n[^\S\n]{{0,8}}({_NAME})(?=[^\S\n]{{0,4}}[,.]?[^\S\n]{{0,4}}(?:\n|$))")
_LAST = re.compile(rf"[ ]({_NAME})[.!]?\s{{0,8}}$")
_GOODBYE = re.compile(
    r"\b(?:regards|thanks|thank you|cheers|sincerely|faithfully|truly|wishes|greetings|best|gru(?:ß|ss)en?"
    r"|cordialement|saludos|groeten|groet)\b[\s,.!-]{0,8}$",
    re.IGNORECASE,
)
_LOOKED_BACK = 30
_LONGEST_END = 80


def introduced_names(text: str) -> Iterator[str]:
    """The names, without the words around them that are none.

    The text is one without accents in which addresses are blanked, so that a name before one is known for a name.
    """
    for name in _candidates(text):
        kept = _without_words(name)
        if kept is not None and looks_like_name(kept):
            yield kept


def _candidates(text: str) -> Iterator[str]:
    for cue, triggers in _CUES.items():
        if any(trigger in text for trigger in triggers):
            yield from (match[match.lastindex or 0] for match in cue.finditer(text))
    last = _LAST.search(text, max(0, len(text) - _LONGEST_END))
    for match in (*_SIGNED.finditer(text), *([last] if last else [])):
        if _GOODBYE.search(text[max(0, match.start() - _LOOKED_BACK) : match.start(1)]):
            yield match[1]


def _without_words(name: str) -> str | None:
    """What stands before the first word of every day; None where that leaves nothing that is surely a name."""
    words = name.removesuffix("'s").split()
    kept = words[: next((place for place, word in enumerate(words) if _is_word(word)), len(words))]
    is_cut = len(kept) < len(words)
    if not kept or (is_cut and all(word.lower() in DOUBTFUL for word in kept)):
        return None
    return " ".join(kept)


def _is_word(word: str) -> bool:
    return word[0].isupper() and is_no_name(word)
