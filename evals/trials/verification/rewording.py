"""Says true sentences in other words, by rules that leave their meaning alone."""

import re
from collections.abc import Callable, Iterator

_TENS = "ten twenty thirty forty fifty sixty seventy eighty ninety".split()
_ONES = (
    "two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen"
    " nineteen".split()
)
_TIME = r"(?=[ -](?:working |business |calendar )?(?:days?|weeks?|months?|years?|hours?|minutes?)\b)"
_NUMBER = re.compile(rf"(?<![\w.,£€$-])(?P<number>[2-9]|1\d|[2-9]0){_TIME}")
_WEEKS = {
    "14 days": "two weeks",
    "7 days": "one week",
    "21 days": "3 weeks",
    "12 months": "one year",
    "24 hours": "1 day",
}
_CURRENCIES = {"£": "GBP", "€": "EUR", "$": "USD"}
_NAMED = {"£": "pounds", "€": "euros", "$": "dollars"}
_SUM = re.compile(r"(?P<sign>[£€$])(?P<sum>\d[\d,]*(?:\.\d+)?)")
_PHRASES = {
    r"\bat most\b": "no more than",
    r"\bup to (?=[£€$]?\d)": "at most ",
    r"\bat least\b": "a minimum of",
    r"\bcannot\b": "can't",
    r"\bdo not\b": "don't",
    r"\bis not\b": "isn't",
    r"\bfree of charge\b": "at no charge",
    r"\bat no charge\b": "free of charge",
    r"\bmust(?! not)\b": "has to",
    r"\b(\d+)% of\b": r"\1 percent of",
    r"\bmay\b(?! not)": "can",
    r"\bwithin (?=\d)": "in no more than ",
    r"\bbefore (?=\d)": "earlier than ",
    r"\bunless\b": "except if",
    r"\be-mail\b": "email",
    r"\bthe customer\b": "customers",
    r" and (?=[A-Z])": " as well as ",
    r"\bwe (?=[a-z]+ )": "the company will ",
    r"\btwice\b": "two times",
    r"\b(\d{1,2}) (January|February|March|April|May|June|July|August|September|October|November"
    r"|December) (\d{4})": r"\2 \1, \3",
    r"\b18:00\b": "6 pm",
    r"\b14:00\b": "2 pm",
    r"\b12:00\b": "noon",
}
_OPENINGS = (
    "According to the policy, {}",
    "In short: {}",
    "Please note that {}",
    "{} That is all.",
    "Yes: {}",
)
_PLACE_FIRST = re.compile(r"^(?P<place>In the (?:UK|EU|US|UK and the EU)),? (?P<rest>[a-z].+)\.$")
_KEEP_CAPITAL = re.compile(r"[A-Z][a-z]*[A-Z0-9]|I\b|[A-Z]{2}")


def rewordings(sentence: str) -> Iterator[str]:
    """Other ways to say it, each different from the sentence, the same ones every time; none where it quotes."""
    if '"' in sentence:
        return
    for way in _WAYS:
        said = way(sentence)
        if said is not None and said != sentence:
            yield said


def _numbers_in_words(sentence: str) -> str | None:
    return _NUMBER.sub(lambda match: _worded(int(match["number"])), sentence)


def _worded(number: int) -> str:
    return _ONES[number - 2] if number < 20 else _TENS[number // 10 - 1]


def _other_units(sentence: str) -> str | None:
    for said, instead in _WEEKS.items():
        sentence = re.sub(rf"(?<![\d.-]){said}\b", instead, sentence)
    return sentence


def _currency_codes(sentence: str) -> str | None:
    return _SUM.sub(lambda match: f"{_CURRENCIES[match['sign']]} {match['sum']}", sentence)


def _currency_names(sentence: str) -> str | None:
    return _SUM.sub(lambda match: f"{match['sum']} {_NAMED[match['sign']]}", sentence)


def _other_phrases(sentence: str) -> str | None:
    for pattern, instead in _PHRASES.items():
        sentence = re.sub(pattern, instead, sentence, count=1)
    return sentence


def _one_other_phrase(sentence: str) -> str | None:
    for pattern, instead in list(_PHRASES.items())[::-1]:
        reworded = re.sub(pattern, instead, sentence, count=1)
        if reworded != sentence:
            return reworded
    return None


def _opened(sentence: str) -> str | None:
    opening = _OPENINGS[len(sentence) % len(_OPENINGS)]
    first = sentence.split(" ", 1)[0]
    keeps = not opening.startswith("{}") and (_KEEP_CAPITAL.match(first) or first in _NAMES)
    said = sentence if keeps or opening.startswith("{}") else sentence[0].lower() + sentence[1:]
    return opening.format(said)


def _place_last(sentence: str) -> str | None:
    match = _PLACE_FIRST.match(sentence)
    if match is None or ";" in sentence or "," in match["rest"]:
        return None
    return f"{match['rest'][0].upper()}{match['rest'][1:]} {match['place'][0].lower()}{match['place'][1:]}."


_NAMES = frozenset(
    "Vault Corda Pylon Aera Helia Nook Glint Lumenfold Kit CarePlan Germany Netherlands France Ireland".split()
)
_WAYS: tuple[Callable[[str], str | None], ...] = (
    _numbers_in_words,
    _other_units,
    _currency_codes,
    _currency_names,
    _one_other_phrase,
    _other_phrases,
    _opened,
    _place_last,
)
