"""Card numbers and bank accounts, told from other long numbers by their check digits."""

import re
from collections.abc import Iterator, Sequence

from server.privacy.personal_data import Kind, PersonalData

_DIGITS = re.compile(r"(?<![\w.,])\d(?:[ -]?\d){11,40}(?!\w)")
_GROUP = re.compile(r"\d+")
_MOST_GROUPS = 7
_SHORTEST, _LONGEST = 12, 19
_CODE = re.compile(r"\b(?:cvv2?|cvc2?|cv2|card security code|security code)\W{0,3}(?:is\s)?(\d{3,4})\b", re.IGNORECASE)
_IN_EVERY_CODE = ("cv", "CV", "Cv", "ecurity code", "ECURITY CODE")
"""One of these a text has in it that tells a security code; quick to look for."""
_BRANDS = {
    re.compile("4"): (13, 16, 19),
    re.compile("5[1-5]|222[1-9]|22[3-9]|2[3-6]|27[01]|2720"): (16,),
    re.compile("3[47]"): (15,),
    re.compile("3(?:0[0-5]|[689])"): (14, 16, 19),
    re.compile("35(?:2[89]|[3-8])"): (16, 17, 18, 19),
    re.compile("6011|64[4-9]|65|62"): (16, 17, 18, 19),
    re.compile("50|5018|5020|5038|5893|6304|6759|676[1-3]"): (12, 13, 14, 15, 16, 17, 18, 19),
}
"""How the numbers of each brand begin and how long they are."""

_IBAN = re.compile(r"(?<![A-Za-z0-9])[A-Za-z]{2}\d{2}(?:[ -]?[A-Za-z0-9]){11,30}")
_IBAN_LENGTHS = {
    country: length
    for length, countries in {
        15: "NO",
        16: "BE BI",
        18: "DK FI FK FO GL NL SD",
        19: "MK SI",
        20: "AT BA EE KZ LT LU MN XK",
        21: "CH HR LI LV",
        22: "BG BH CR DE GB GE IE ME RS VA",
        23: "AE GI IL IQ OM SO TL",
        24: "AD CZ ES MD PK RO SA SE SK TN VG",
        25: "AO CV GW LY MZ PT ST",
        26: "DZ IR IS TR",
        27: "BF CF CG CM DJ FR GA GQ GR IT KM MC MG MR SM TD",
        28: "AL AZ BJ BY CI CY DO GT HN HU LB MA ML NE NI PL SN SV TG",
        29: "BR EG PS QA UA",
        30: "JO KW MU YE",
        31: "MT SC",
        32: "LC",
        33: "RU",
    }.items()
    for country in countries.split()
}


def find_cards(text: str) -> Iterator[PersonalData]:
    """Card numbers that a brand could have issued and whose last digit is right (Luhn), and their security codes."""
    for run in _DIGITS.finditer(text):
        yield from _cards_in(text, run.start(), run.end())
    if any(part in text for part in _IN_EVERY_CODE):
        for code in _CODE.finditer(text):
            yield PersonalData(Kind.CARD, *code.span(1), code[1])


def _cards_in(text: str, start: int, end: int) -> Iterator[PersonalData]:
    groups = list(_GROUP.finditer(text, start, end))
    first = 0
    while first < len(groups):
        last = next((last for last in _last_groups(groups, first) if _is_card(_number(groups, first, last))), None)
        if last is not None:
            yield PersonalData(Kind.CARD, groups[first].start(), groups[last].end(), _number(groups, first, last))
        first = first + 1 if last is None else last + 1


def _last_groups(groups: Sequence[re.Match[str]], first: int) -> list[int]:
    """Where a number that begins in this group may end, the longest first."""
    last_groups, length = [], 0
    for last in range(first, min(first + _MOST_GROUPS, len(groups))):
        length += len(groups[last][0])
        if _SHORTEST <= length <= _LONGEST:
            last_groups.append(last)
    return last_groups[::-1]


def _number(groups: Sequence[re.Match[str]], first: int, last: int) -> str:
    return "".join(group[0] for group in groups[first : last + 1])


def _is_card(number: str) -> bool:
    lengths = {length for start, lengths in _BRANDS.items() if start.match(number) for length in lengths}
    return len(number) in lengths and passes_luhn(number)


def passes_luhn(number: str) -> bool:
    """Whether the last digit is the one that the others ask for (ISO/IEC 7812)."""
    doubled = (int(digit) * 2 for digit in number[-2::-2])
    return (sum(map(int, number[::-2])) + sum(twice - 9 if twice > 9 else twice for twice in doubled)) % 10 == 0


def find_ibans(text: str) -> Iterator[PersonalData]:
    """International bank account numbers, as long as their country's are and with the right check digits."""
    for match in _IBAN.finditer(text):
        length = _IBAN_LENGTHS.get(match[0][:2].upper())
        end = _end_of(match, length) if length else None
        if end is None or text[end : end + 1].isalnum():
            continue
        number = re.sub("[ -]", "", text[match.start() : end]).upper()
        if passes_mod_97(number):
            yield PersonalData(Kind.IBAN, match.start(), end, number)


def _end_of(match: re.Match[str], length: int) -> int | None:
    """Behind which character the number has this many letters and digits."""
    places = [place for place in range(*match.span()) if match.string[place].isalnum()]
    return places[length - 1] + 1 if len(places) >= length else None


def passes_mod_97(number: str) -> bool:
    """Whether the check digits are right (ISO 13616)."""
    return int("".join(str(int(sign, 36)) for sign in number[4:] + number[:4])) % 97 == 1
