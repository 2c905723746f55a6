"""Ways to forge the figures, limits, units, currencies and dates of a sentence."""

import re
from collections.abc import Iterator, Sequence

from evals.trials.verification.forgery import TrueSentence

_SUM = re.compile(r"[£€$]\d[\d,.]*\d|[£€$]\d")
_DURATION = re.compile(r"(?<![\d-])\b\d+ (?:working |business )?(?:days?|weeks?|months?|hours?|minutes?|years?)\b")
_SHARE = re.compile(r"\b\d+(?:\.\d+)? ?%")
_MEASURE = re.compile(r"(?<![\d.,-])\b\d[\d,.]*(?<![,.]) (?:kg|mm|kWh|kW|W|A|V|°C|metres|km|m)\b")
_SORTS = (_SUM, _DURATION, _SHARE, _MEASURE)
_DIGITS = re.compile(
    r"(?<![\w.,/-])(?<!Vault )(?<!Corda )(?<!Pylon )\d+(?:,\d{3})*(?:\.\d+)?(?![\w]|[.,:/-]\d|-[A-Za-z]+\d)"
)
_WORDED = re.compile(
    r"\b(two|three|four|five|six|seven|eight|nine|ten|twelve|fourteen|twenty|thirty|sixty)\b"
    r"(?= (?:working |further )?(?:days?|weeks?|months?|years?|hours?|minutes?|attempts))",
    re.IGNORECASE,
)
_OTHER_WORDS = {"two": "six", "five": "nine", "ten": "eleven", "twelve": "eighteen", "thirty": "forty"}
_MONTHS = "January February March April May June July August September October November December".split()
_DATE = re.compile(
    rf"\b(?P<day>\d{{1,2}}) (?P<month>{'|'.join(_MONTHS)})(?: (?P<year>\d{{4}}))?"
    rf"|\b(?P<iso>\d{{4}}-\d\d)-(?P<last>\d\d)\b"
)
_CLOCK = re.compile(r"\b(?P<hour>[01]?\d|2[0-3]):(?P<minute>[0-5]\d)\b|\b(?P<hour12>\d{1,2}) (?P<half>[ap]m)\b")
_WEEKDAYS = "Monday Tuesday Wednesday Thursday Friday Saturday Sunday".split()
_WEEKDAY = re.compile(rf"\b(?:{'|'.join(_WEEKDAYS)})(?=s?\b)")
_TURNS = {
    "at most": "at least",
    "at least": "at most",
    "up to": "at least",
    "no more than": "no less than",
    "no later than": "no earlier than",
    "more than": "less than",
    "less than": "more than",
    "above": "below",
    "below": "above",
    "under": "over",
    "over": "under",
    "until": "from",
}
_TURNED = re.compile(
    rf"\b(?P<limit>{'|'.join(_TURNS)})(?= (?:the |a )?[£€$]?\d)|(?<=\d )(?P<behind>\w+(?: \w+)? or more)\b",
    re.IGNORECASE,
)
_UNITS = {
    "working days": "weeks",
    "working day": "week",
    "business days": "weeks",
    "days": "months",
    "day": "month",
    "weeks": "months",
    "months": "years",
    "month": "year",
    "years": "months",
    "hours": "days",
    "minutes": "hours",
    "kg": "g",
    "kW": "W",
    "mm": "cm",
}
_UNIT = re.compile(rf"(?<=\d )(?:{'|'.join(_UNITS)})\b|(?<=\d) ?%")
_CURRENCIES = {"£": "€", "€": "$", "$": "£"}


def invented_numbers(true: TrueSentence) -> Iterator[str]:
    """With a number that stands in none of the passages."""
    known = " ".join(true.sources)
    for match in _DIGITS.finditer(true.text):
        yield _with(true.text, match, _unheard_of(match[0], known))
    for match in _WORDED.finditer(true.text):
        yield _with(true.text, match, _OTHER_WORDS.get(match[0].lower(), "seventeen"))


def figures_of_the_same_passage(true: TrueSentence) -> Iterator[str]:
    """With the figure that another statement of the passage gives for something else."""
    yield from _swapped(true, [passage.text for passage in true.passages])


def figures_of_the_document(true: TrueSentence, document: Sequence[str]) -> Iterator[str]:
    """With a figure that stands elsewhere in the document."""
    cited = {passage.text for passage in true.passages}
    yield from _swapped(true, [text for text in document if text not in cited])


def turned_limits(true: TrueSentence) -> Iterator[str]:
    """With "at least" for "at most", and so on."""
    for match in _TURNED.finditer(true.text):
        instead = _TURNS[match[0].lower()] if match["limit"] else match[0].replace("or more", "or less")
        yield _with(true.text, match, instead)


def changed_units(true: TrueSentence) -> Iterator[str]:
    """With weeks for days, and so on."""
    for match in _UNIT.finditer(true.text):
        yield _with(true.text, match, _UNITS.get(match[0], " euros"))


def changed_currencies(true: TrueSentence) -> Iterator[str]:
    """With another currency, the number left as it is, unless the passage says the same in that currency."""
    for match in _SUM.finditer(true.text):
        forged = _CURRENCIES[match[0][0]] + match[0][1:]
        if not re.search(rf"{re.escape(forged)}(?![\d,.]*\d)", " ".join(true.sources)):
            yield _with(true.text, match, forged)


def changed_days(true: TrueSentence) -> Iterator[str]:
    """With another day, month, year, weekday or time of day."""
    for match in _DATE.finditer(true.text):
        yield from (_with(true.text, match, other) for other in _other_dates(match))
    for match in _CLOCK.finditer(true.text):
        yield _with(true.text, match, _later(match))
    for match in _WEEKDAY.finditer(true.text):
        yield _with(true.text, match, _WEEKDAYS[(_WEEKDAYS.index(match[0]) + 2) % 7])


def _swapped(true: TrueSentence, texts: Sequence[str]) -> Iterator[str]:
    for sort in _SORTS:
        others = list(dict.fromkeys(match for text in texts for match in sort.findall(text)))
        own = set(sort.findall(true.text))
        for at, match in enumerate(sort.finditer(true.text)):
            rivals = [other for other in others if other not in own and _is_other(match[0], other)]
            if rivals:
                yield _with(true.text, match, rivals[at % len(rivals)])


def _is_other(one: str, other: str) -> bool:
    """Whether the swap tells on its own: a sum stays in its currency, so that only the number is wrong."""
    return one[0] == other[0] if one[0] in _CURRENCIES else one != other


def _unheard_of(digits: str, known: str) -> str:
    number = float(digits.replace(",", ""))
    for step in (3, 7, 11, 13, 17):
        other = f"{number + step:g}" if number < 1000 else f"{number + 100 * step:,.0f}"
        if not re.search(rf"(?<![\d.,]){re.escape(other)}(?![\d])", known):
            return other
    return "987"


def _other_dates(match: re.Match[str]) -> Iterator[str]:
    if match["iso"]:
        yield f"{match['iso']}-{int(match['last']) % 28 + 1:02}"
        return
    year = f" {match['year']}" if match["year"] else ""
    yield f"{(int(match['day']) + 8) % 28 + 1} {match['month']}{year}"
    yield f"{match['day']} {_MONTHS[(_MONTHS.index(match['month']) + 5) % 12]}{year}"
    if match["year"]:
        yield f"{match['day']} {match['month']} {int(match['year']) + 2}"


def _later(match: re.Match[str]) -> str:
    if match["hour12"]:
        return f"{int(match['hour12']) % 12 + 1} {match['half']}"
    return f"{(int(match['hour']) + 3) % 24}:{match['minute']}"


def _with(text: str, match: re.Match[str], instead: str) -> str:
    return text[: match.start()] + instead + text[match.end() :]
