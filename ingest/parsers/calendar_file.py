"""Calendar files: each event a heading with its time, place and description."""

import re

from ingest.index.documents import ParsedDocument
from ingest.parsers.decoding import decode
from ingest.parsers.manuscript import Manuscript

_FOLD = re.compile(r"\r?\n[ \t]")
_ESCAPED = re.compile(r"\\([\\;,nN])")
_MOMENT = re.compile(r"(\d{4})(\d\d)(\d\d)(?:T(\d\d)(\d\d)\d\d(Z?))?$")
_SHOWN = {"DTSTART": "Begins", "DTEND": "Ends", "DUE": "Due", "LOCATION": "Place", "ORGANIZER": "Organiser"}
_PARTS = frozenset({"VEVENT", "VTODO", "VJOURNAL"})


class CalendarParser:
    """Reads .ics."""

    def parse(self, data: bytes, name: str, media_type: str) -> ParsedDocument:
        """See `Parser.parse`; raises nothing, since lines that mean nothing are passed over."""
        manuscript = Manuscript()
        entry: dict[str, str] | None = None
        for line in _FOLD.sub("", decode(data)).splitlines():
            head, _, value = line.partition(":")
            key = head.partition(";")[0].upper()
            if key == "BEGIN" and value.strip().upper() in _PARTS:
                entry = {}
            elif key == "END" and entry is not None and value.strip().upper() in _PARTS:
                _write(manuscript, entry)
                entry = None
            elif entry is not None:
                entry.setdefault(key, _ESCAPED.sub(_unescape, value).strip())
        return manuscript.finish(media_type)


def _write(manuscript: Manuscript, entry: dict[str, str]) -> None:
    manuscript.heading(entry.get("SUMMARY", ""), 2)
    lines = [f"{label}: {_say(entry[key])}" for key, label in _SHOWN.items() if entry.get(key)]
    manuscript.paragraph("\n".join(lines))
    manuscript.paragraph(entry.get("DESCRIPTION", ""))


def _say(value: str) -> str:
    found = _MOMENT.match(value)
    if not found:
        return re.sub(r"^mailto:", "", value, flags=re.IGNORECASE)
    year, month, day, hour, minute, is_utc = found.groups()
    return f"{year}-{month}-{day}" + (f" {hour}:{minute}{' UTC' if is_utc else ''}" if hour else "")


def _unescape(found: re.Match[str]) -> str:
    return "\n" if found[1] in "nN" else found[1]
