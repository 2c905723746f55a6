"""Bytes to text: what the file says about its encoding, then UTF-8, then a guess."""

import codecs
import re

_MARKS = (
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
_SAMPLE_BYTES = 65_536
_DECLARED = re.compile(rb"""(?:charset|encoding)\s*=\s*["']?\s*([A-Za-z0-9_.:-]{2,40})""", re.IGNORECASE)


def decode(data: bytes) -> str:
    """`data` as text. UTF-8 comes out as Python would read it with `newline=""`, so offsets agree with the file's."""
    for mark, encoding in _MARKS:
        if data.startswith(mark):
            return data[len(mark) :].decode(encoding, errors="replace")
    try:
        return data.decode("utf-8")
    except UnicodeDecodeError:
        return data.decode(_guess(data[:_SAMPLE_BYTES]), errors="replace")


def decode_declared(data: bytes, declared: str | None = None) -> str:
    """Like `decode`, but believes `declared`, or the encoding that markup names in its first lines, if it fits."""
    named = declared or _declared_in(data)
    if named and not data.startswith((codecs.BOM_UTF8, *(mark for mark, _ in _MARKS))):
        try:
            return data.decode(named)
        except (LookupError, UnicodeDecodeError, ValueError):
            pass
    return decode(data).removeprefix("\ufeff")


def _declared_in(data: bytes) -> str | None:
    found = _DECLARED.search(data[:2048])
    return found[1].decode("ascii") if found else None


def _guess(sample: bytes) -> str:
    zeros_even, zeros_odd = sample[::2].count(0), sample[1::2].count(0)
    if max(zeros_even, zeros_odd) > len(sample) // 5:
        return "utf-16-be" if zeros_even > zeros_odd else "utf-16-le"
    from charset_normalizer import from_bytes  # here, because few files need it

    best = from_bytes(sample, cp_exclusion=["utf_7"]).best()
    if best is None or best.encoding in {"ascii", "utf_8"}:
        return "cp1252"
    return best.encoding
