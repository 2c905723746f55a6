"""Postal addresses whose shape leaves no doubt: streets with a house number, and the codes of two countries."""

import re
from collections.abc import Iterator

from server.privacy.personal_data import Kind, PersonalData

_WORD = r"(?:St\.|[A-ZÀ-Ý](?:[\w'’-]|\.(?=\w)){1,20})"
_CITY = rf"{_WORD}(?:[ -]{_WORD}){{0,2}}"
_UK_AREAS = (
    "AB|AL|B|BA|BB|BD|BH|BL|BN|BR|BS|BT|CA|CB|CF|CH|CM|CO|CR|CT|CV|CW|DA|DD|DE|DG|DH|DL|DN|DT|DY|E|EC|EH|EN|EX|FK|FY|G|GL"
    "|GU|GY|HA|HD|HG|HP|HR|HS|HU|HX|IG|IM|IP|IV|JE|KA|KT|KW|KY|L|LA|LD|LE|LL|LN|LS|LU|M|ME|MK|ML|N|NE|NG|NN|NP|NR|NW|OL|OX"
    "|PA|PE|PH|PL|PO|PR|RG|RH|RM|S|SA|SE|SG|SK|SL|SM|SN|SO|SP|SR|SS|ST|SW|SY|TA|TD|TF|TN|TQ|TR|TS|TW|UB|W|WA|WC|WD|WF|WN|WR"
    "|WS|WV|YO|ZE"
)
_UK_CODE = rf"(?:{_UK_AREAS})\d[\dA-HJKMNPR-Y]?\s\d(?!(?:AH|GB|HP|HZ|LB|PH|TB|WH)\b)[ABD-HJLNP-UW-Z]{{2}}"
"""Letters that are also a unit (5AH, 2HP) do not count: a capacity decides more than a postcode tells."""
_STATES = (
    "A[KLRZ]|C[AOT]|D[CE]|FL|GA|HI|I[ADLN]|K[SY]|LA|M[ADEINOST]|N[CDEHJMVY]|O[HKR]|PA|RI|S[CD]|T[NX]|UT|V[AT]|W[AIVY]"
)
_US_CODE = rf"(?:{_STATES})\s\d{{5}}(?:-\d{{4}})?"
_PLAIN_CODE = r"(?:[A-Z]{1,2}-)?\d{4,5}(?:\s?[A-Z]{2})?"
_TAIL = rf"(?:[,\s]{{1,3}}(?:{_CITY}[,\s]{{1,3}})?(?:{_UK_CODE}|{_US_CODE})|[,\s]{{1,3}}{_PLAIN_CODE}[ ]{_CITY})?"
"""Behind a street: the town with its code."""

_STREETS = "Street|Road|Avenue|Lane|Crescent|Terrace|Boulevard|Gardens|Grove|Mews|Rd|Ave|Blvd"
_WAYS = "Drive|Close|Court|Way|Place|Square|Row|Hill|Park|Walk|View|Rise|St|Dr|Ln"
"""Words that also mean something else: they end a street only before a comma, a line's end or a code."""
_ENGLISH = (
    rf"(?<![\w.,-])\d{{1,5}}[A-Za-z]?,?\s(?:{_WORD}\s){{1,3}}?"
    rf"(?:(?:{_STREETS})\b\.?|(?:{_WAYS})\b\.?(?=\s?[,\n]|\s(?:{_UK_CODE}|{_US_CODE})))"
    rf"(?:,?\s(?:Flat|Apt\.?|Apartment|Unit|Suite)\s\w{{1,5}})?"
)
_GERMANIC = (
    r"(?:(?:Am|An|Im|In|Zur|Zum|Auf)\s(?:d(?:er|em|en)\s)?)?(?:[A-ZÄÖÜ][\w-]{1,25}"
    r"(?:straße|strasse|str\.|weg|platz|allee|gasse|ufer|straat|laan|plein|gracht|kade|singel|dijk)"
    rf"|(?:{_WORD}\s){{0,2}}(?:Straße|Strasse|Str\.|Allee|Platz|Weg|Gasse))\s\d{{1,4}}\s?[a-z]?(?![\w%])"
)
_ROMANCE = (
    r"(?:\d{1,4}(?:\s?(?:bis|ter))?,?\s(?:[Rr]ue|[Aa]venue|[Bb]oulevard|[Aa]llée|[Cc]hemin|[Ii]mpasse|[Qq]uai)\s"
    rf"(?:(?:de|du|des|la|le|les|l['’]|d['’])\s?){{0,3}}{_CITY}"
    rf"|(?:Calle|C/|Avenida|Avda\.|Paseo|Plaza|Via|Viale|Piazza|Rua)\s?(?:(?:de|del|la|las|los|el|di|dei)\s){{0,2}}{_CITY}"
    r",?\s(?:n[.º°]\s?)?\d{1,4}(?![\w%]))"
)
_POST_BOX = r"(?:P\.?\s?O\.?\s?Box|Postfach|Postbus)\s\d{1,8}\b"
_PLACES = {
    re.compile(rf"{_ENGLISH}{_TAIL}"): (*_STREETS.split("|"), *_WAYS.split("|")),
    re.compile(rf"(?<!\w){_GERMANIC}{_TAIL}"): (
        *("straße", "strasse", "str.", "weg", "platz", "allee", "gasse", "ufer", "straat", "laan", "plein", "gracht"),
        *("kade", "singel", "dijk", "Straße", "Strasse", "Str.", "Allee", "Platz", "Weg", "Gasse"),
    ),
    re.compile(rf"(?<!\w){_ROMANCE}{_TAIL}"): (
        *("ue ", "oulevard", "llée", "hemin", "mpasse", "uai ", "Calle", "C/", "Avenida", "Avda.", "Paseo", "Plaza"),
        *("Via", "Piazza"),
    ),
    re.compile(rf"\b{_POST_BOX}{_TAIL}"): (" Box", "Post", "BOX"),
}
"""Each with what a text has in it where the pattern is worth looking for."""
_UNIT_BEFORE = re.compile(r"\b(?:Flat|Apt\.?|Apartment|Unit|Suite)\s\w{1,5},?\s$")
_LONGEST_UNIT = 20
_CODES = {
    re.compile(r" \d[A-Z]{2}(?!\w)"): re.compile(rf"(?<!\w){_UK_CODE}$"),
    re.compile(r"(?<=[a-z,]) [A-Z]{2} \d{5}(?:-\d{4})?(?!\w)"): re.compile(rf"{_US_CODE}$"),
}
"""The part of each that is quick to look for, with what stands there up to its end."""
_LONGEST_CODE = 14


def find_addresses(text: str) -> Iterator[PersonalData]:
    """Streets with a number, with their town where a code names it, post boxes, and British and American codes."""
    streets = list(_streets(text))
    yield from streets
    for code in _codes(text):
        if not any(street.start <= code.start < street.end for street in streets):
            yield code


def _streets(text: str) -> Iterator[PersonalData]:
    for place, triggers in _PLACES.items():
        if any(trigger in text for trigger in triggers):
            for match in place.finditer(text):
                unit = _UNIT_BEFORE.search(text, max(0, match.start() - _LONGEST_UNIT), match.start())
                yield _address(text, unit.start() if unit else match.start(), match.end())


def _codes(text: str) -> Iterator[PersonalData]:
    for part, code in _CODES.items():
        for match in part.finditer(text):
            whole = code.search(text, max(0, match.end() - _LONGEST_CODE), match.end())
            if whole is not None:
                yield _address(text, *whole.span())


def _address(text: str, start: int, end: int) -> PersonalData:
    return PersonalData(Kind.ADDRESS, start, end, " ".join(text[start:end].casefold().split()))
