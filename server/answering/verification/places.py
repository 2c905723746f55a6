"""Countries and regions under their many names, and the currency that stands for one of them."""

import re
from dataclasses import dataclass

from ingest.index.sentences import Span

_SPELLINGS = {
    "uk": r"UK|uk|U\.K\.|GB|(?i:great britain|britain|british|united kingdom)",
    "us": r"US(?!\$)|(?<=: )us(?=;|$)|U\.S\.(?:A\.)?|USA|(?i:(?:the )?united states(?: of america)?)|Americans?",
    "eu": r"EU|eu|E\.U\.|(?i:european union|continental europe)|Europe(?:an)?(?! Time)",
    "germany": "Germany|Germans?",
    "netherlands": "Netherlands|Dutch|Holland",
    "france": "France|French",
    "ireland": "(?<!Northern )Ireland|(?<!Northern )Irish",
    "austria": "Austrian?",
    "belgium": "Belgium|Belgian",
    "spain": "Spain|Spanish",
    "italy": "Italy|Italian",
    "portugal": "Portugal|Portuguese",
    "poland": "Poland|Polish",
    "denmark": "Denmark|Danish",
    "sweden": "Sweden|Swedish",
    "northern ireland": "Northern Ireland|Northern Irish",
    "england": "England",
    "scotland": "Scotland|Scottish",
    "wales": "Wales|Welsh",
    "switzerland": "Switzerland|Swiss",
    "canada": "Canada|Canadian",
}
_PLACES = re.compile(
    r"(?<!\w)(?:" + "|".join(f"(?P<p{at}>{one})" for at, one in enumerate(_SPELLINGS.values())) + r")(?!\w)"
)
_WITHIN = {
    **dict.fromkeys(("england", "scotland", "wales", "northern ireland"), "uk"),
    **dict.fromkeys(
        "germany netherlands france ireland austria belgium spain italy portugal poland denmark sweden".split(), "eu"
    ),
}
_OF_CURRENCY = {"GBP": "uk", "EUR": "eu", "USD": "us"}


@dataclass(frozen=True, slots=True)
class Place:
    """A country or region that a text names."""

    code: str
    written: str
    span: Span


def places_in(text: str) -> tuple[Place, ...]:
    """The places in reading order, under one code for all names of each."""
    codes = list(_SPELLINGS)
    return tuple(
        Place(codes[int(match.lastgroup[1:])], match[0], Span(*match.span()))
        for match in _PLACES.finditer(text)
        if match.lastgroup
    )


def lies_in(code: str, places: frozenset[str]) -> bool:
    """Whether it is one of these places or part of one: what holds in the EU holds in Germany."""
    return code in places or _WITHIN.get(code) in places


def wider(code: str) -> str | None:
    """The region that a country is part of."""
    return _WITHIN.get(code)


def place_of_currency(unit: str | None) -> str | None:
    """Where one pays in it, of the regions that rules most often differ by."""
    return _OF_CURRENCY.get(unit) if unit else None
