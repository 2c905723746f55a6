"""What a spreadsheet cell shows: 0.125 formatted as a percentage reads "12.5%", since that is what people quote."""

import math
import re
from datetime import date, datetime, time, timedelta

_QUOTED = re.compile(r'"([^"]*)"|\\(.)|\[\$([^\]-]*)[^\]]*\]|_.|\*.')
_DECIMALS = re.compile(r"[0#?]\.([0#?]+)")
_CURRENCIES = "£$€¥₹"
_DIGITS = "0#?"
_EXACT = 1e15


def display(value: object, number_format: str = "General") -> str:
    """`value` as the reader of the sheet sees it, near enough to be quoted; dates in ISO form."""
    match value:
        case None:
            return ""
        case bool():
            return "TRUE" if value else "FALSE"
        case datetime():
            return _display_moment(value)
        case date() | time():
            return value.isoformat()
        case timedelta():
            return str(value)
        case int() | float():
            return _display_number(value, number_format.partition(";")[0])
        case _:
            return str(value)


def _display_moment(value: datetime) -> str:
    if value.time() == time.min:
        return value.date().isoformat()
    return value.isoformat(sep=" ", timespec="minutes")


def _display_number(value: float, pattern: str) -> str:
    bare = _QUOTED.sub("", pattern)
    if not math.isfinite(value) or not any(digit in bare for digit in _DIGITS):
        return _general(value)
    if "%" in bare:
        return f"{value * 100:.{_decimals(bare)}f}%"
    if "E+" in bare.upper() or "/" in bare:
        return _general(value)
    grouped = "," if ",#" in bare or ",0" in bare else ""
    number = f"{abs(value):{grouped}.{_decimals(bare)}f}"
    before, after = _affixes(pattern)
    return f"{'-' if value < 0 else ''}{before}{number}{after}"


def _decimals(bare: str) -> int:
    found = _DECIMALS.search(bare)
    return len(found[1]) if found else 0


def _affixes(pattern: str) -> tuple[str, str]:
    """The words or currency signs around the digits."""
    positions = [position for position, sign in enumerate(_QUOTED.sub(_blank, pattern)) if sign in _DIGITS]
    return _literals(pattern[: positions[0]]), _literals(pattern[positions[-1] + 1 :])


def _blank(found: re.Match[str]) -> str:
    return " " * len(found[0])


def _literals(part: str) -> str:
    said = _QUOTED.sub(lambda found: found[1] or found[2] or found[3] or "", part)
    said = re.sub(r"\[[^\]]*\]|[()]", "", said)
    return "".join(sign for sign in said if sign.isalpha() or sign in _CURRENCIES + " /°²³")


def _general(value: float) -> str:
    if isinstance(value, int) or (math.isfinite(value) and value.is_integer() and abs(value) < _EXACT):
        return str(int(value))
    return f"{value:.10g}"
