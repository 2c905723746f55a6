"""Units of measure, reduced to one unit for each kind of thing."""

import re
from dataclasses import dataclass
from decimal import Decimal

SECONDS, MONTHS, PERCENT, TIMES, ORDINAL = "seconds", "months", "percent", "times", "ordinal"
CURRENCIES = {
    **dict.fromkeys(("£", "gbp"), "GBP"),
    **dict.fromkeys(("€", "eur"), "EUR"),
    **dict.fromkeys(("$", "us$", "usd"), "USD"),
    **{code.lower(): code for code in "CHF SEK NOK DKK PLN CZK JPY CNY INR AUD CAD NZD".split()},
}
"""What stands before or behind a sum, in lower case."""


@dataclass(frozen=True, slots=True)
class Unit:
    """What a number counts; `factor` turns it into the common unit of its kind."""

    kind: str
    factor: Decimal = Decimal(1)


def _units(kind: str, **factors: str) -> dict[str, Unit]:
    return {name: Unit(kind, Decimal(factor)) for name, factor in factors.items()}


_WORDS = {
    **_units(SECONDS, second="1", sec="1", minute="60", min="60", hour="3600", hr="3600", day="86400"),
    **_units(SECONDS, week="604800", fortnight="1209600"),
    **_units(MONTHS, month="1", year="12", yr="12"),
    **_units(PERCENT, percent="1", percentage="1"),
    **_units("GBP", pound="1", quid="1", pence="0.01", penny="0.01"),
    **_units("EUR", euro="1"),
    **_units("USD", dollar="1", buck="1"),
    **_units("metres", millimetre="0.001", centimetre="0.01", metre="1", kilometre="1000"),
    **_units("metres", millimeter="0.001", centimeter="0.01", meter="1", kilometer="1000"),
    **_units("metres", inch="0.0254", foot="0.3048", feet="0.3048", mile="1609.344"),
    **_units("kilograms", gram="0.001", kilo="1", kilogram="1", tonne="1000"),
    **_units("litres", millilitre="0.001", litre="1", liter="1"),
    **_units("watts", watt="1", kilowatt="1000", megawatt="1000000"),
    **_units("watt hours", **{"watt-hour": "1", "kilowatt hour": "1000", "kilowatt-hour": "1000"}),
    **_units("volts", volt="1"),
    **_units("amperes", amp="1", ampere="1", milliampere="0.001"),
    **_units("degrees", degree="1"),
    **_units("bytes", byte="1", kilobyte="1e3", megabyte="1e6", gigabyte="1e9", terabyte="1e12"),
    **_units(TIMES, time="1"),
}
_SYMBOLS = {
    "%": Unit(PERCENT),
    **_units("metres", mm="0.001", cm="0.01", m="1", km="1000"),
    **_units("kilograms", g="0.001", kg="1", t="1000", lb="0.45359237", lbs="0.45359237"),
    **_units("litres", ml="0.001", l="1", L="1"),
    **_units("watts", W="1", kW="1000", MW="1000000"),
    **_units("watt hours", Wh="1", kWh="1000", MWh="1000000"),
    **_units("volts", V="1", kV="1000"),
    **_units("amperes", A="1", mA="0.001"),
    **_units("hertz", Hz="1", kHz="1000", MHz="1e6", GHz="1e9"),
    **_units("degrees", **{"°C": "1", "° C": "1", "°F": "1", "℃": "1", "°": "1"}),
    **_units("decibels", **{"dB(A)": "1", "dB": "1"}),
    **_units("bars", bar="1", Pa="0.00001", kPa="0.01"),
    **_units("bytes", B="1", KB="1e3", kB="1e3", MB="1e6", GB="1e9", TB="1e12"),
    **_units(SECONDS, ms="0.001", s="1", h="3600"),
    **_units("GBP", p="0.01"),
}
_NAMES = "|".join(sorted(map(re.escape, _WORDS), key=len, reverse=True))
_SIGNS = "|".join(sorted(map(re.escape, _SYMBOLS), key=len, reverse=True))
_MANNER = "full|whole|extra|further|additional|more|calendar|consecutive|clear|complete|entire|free|successive"
UNIT = (
    r"(?:[ -]?(?P<sign>" + _SIGNS + r")(?![\w%(])"
    rf"|[ -](?i:per cent)\b"
    rf"|[ -]?(?i:(?:(?:{_MANNER})[ -])*(?:(?P<working>working"
    rf"|business)[ -])?(?:(?:{_MANNER})[ -])*(?P<unit>{_NAMES})(?:s|es)?)\b)"
)
"""A pattern of what follows a number: a symbol as it is written, or a word."""


def unit_of(match: re.Match[str]) -> Unit:
    """The unit a match of the pattern found."""
    if match["sign"]:
        return _SYMBOLS[match["sign"]]
    if not match["unit"]:
        return Unit(PERCENT)
    unit = _WORDS[match["unit"].lower()]
    return Unit(f"working {unit.kind}", unit.factor) if match["working"] else unit
