"""Telephone numbers, told from other numbers by their shape, by the numbering plans and by the words before them."""

import re
from collections.abc import Iterator, Sequence

from server.privacy.personal_data import Kind, PersonalData

_NUMBER = re.compile(r"(?<![\w.,+£$€])(?:\+ ?\(?|\(\+?)?\d(?:[ ()/.-]{0,3}\d){6,20}(?![\w%])")
_INTERNATIONAL = re.compile(r"\(?(?:\+|00[ -]?[1-9])")
_NATIONAL = re.compile(r"\(?0\d{1,5}\)?[ /-]?\d(?:[ -]?\d){4,14}")
_AMERICAN = re.compile(r"(?:\([2-9]\d{2}\) ?|[2-9]\d{2}([ .-]))[2-9]\d{2}(?(1)\1|[ .-])\d{4}")
_ANNOUNCED = re.compile(
    r"\b(?:phone|telephone|tel|mobile|mob|cell|handy|landline|fax|whatsapp|(?:call|ring|text|phone|reach)"
    r"(?: (?:me|us|him|her|them))?(?: back)?(?: (?:on|at|under))?)\b(?:\s(?:number|no|nr|is)\b){0,2}\s?[.:=]?\s{0,3}$",
    re.IGNORECASE,
)
_OTHER_NUMBER = re.compile(
    r"\b(?:order|orders|part|parts|item|model|serial|ref|reference|invoice|ticket|case|sku|article|art|batch|lot|ean|isbn"
    r"|po|product|code|version|parcel|tracking|account|firmware|customer|id)\b"
    r"(?:\s(?:number|numbers|no|nr|id|code))?[\s.:=#]{0,3}(?:[A-Z\d]{1,4}\s){0,4}$",
    re.IGNORECASE,
)
_LOOKED_BACK = 40
_FEWEST_DIGITS = 7
_FEWEST_UNANNOUNCED = 9
_LAST_GROUP = re.compile(r"[ ()/.-]+\d*$")


def find_phones(text: str, regions: Sequence[str]) -> Iterator[PersonalData]:
    """Numbers as they are dialled from abroad, or within one of the regions (ISO 3166).

    A number that the text calls an order's, a part's or the like is none.
    """
    for match in _NUMBER.finditer(text):
        before = text[max(0, match.start() - _LOOKED_BACK) : match.start()]
        if _OTHER_NUMBER.search(before) is None:
            yield from _read(text, *match.span(), regions, is_announced=_ANNOUNCED.search(before) is not None)


def _read(text: str, start: int, end: int, regions: Sequence[str], is_announced: bool) -> Iterator[PersonalData]:
    """The number, without the groups at its end that do not belong to it, and what follows it."""
    last = end
    while end > start and sum(sign.isdigit() for sign in text[start:end]) >= _FEWEST_DIGITS:
        dialled = _dialled(text[start:end], regions, is_announced)
        if dialled is not None:
            yield PersonalData(Kind.PHONE, start, end, dialled)
            rest = _NUMBER.search(text, end, last)
            if rest is not None:
                yield from _read(text, *rest.span(), regions, is_announced)
            return
        shorter = _LAST_GROUP.search(text, start, end)
        end = shorter.start() if shorter else start


def _dialled(number: str, regions: Sequence[str], is_announced: bool) -> str | None:
    """The number as it is dialled from abroad (E.164), so that two spellings are one; None where it is none."""
    is_american = _AMERICAN.fullmatch(number) is not None
    is_abroad = _INTERNATIONAL.match(number) is not None
    is_long = sum(sign.isdigit() for sign in number) >= _FEWEST_UNANNOUNCED
    if not is_announced and not (is_long and (is_american or is_abroad or _NATIONAL.fullmatch(number))):
        return None
    for region in ("US",) if is_american else regions or ("ZZ",):
        if dialled := _as_dialled_from_abroad(number, region, is_abroad):
            return dialled
    return re.sub(r"[^\d+]", "", number) if is_announced or is_american else None


def _as_dialled_from_abroad(number: str, region: str, is_abroad: bool) -> str | None:
    # Loaded with the first number that looks like one: it takes some 20 ms.
    import phonenumbers

    try:
        parsed = phonenumbers.parse(number, region)
    except phonenumbers.NumberParseException:
        return None
    is_of_region = parsed.country_code == phonenumbers.country_code_for_region(region)
    if "+" in number:
        fits = phonenumbers.is_possible_number(parsed)
    else:
        fits = (is_abroad or is_of_region) and phonenumbers.is_valid_number(parsed)
    return phonenumbers.format_number(parsed, phonenumbers.PhoneNumberFormat.E164) if fits else None
