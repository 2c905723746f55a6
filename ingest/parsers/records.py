"""JSON, as one object or a line for each: like records become a table, the rest lines that name their place."""

import json
from collections.abc import Iterator, Sequence

from ingest.index.documents import ParsedDocument
from ingest.index.errors import MalformedFile
from ingest.parsers.decoding import decode
from ingest.parsers.manuscript import Manuscript
from ingest.parsers.table import Table

_COLUMNS = 60
_DEPTH = 40


class RecordsParser:
    """Reads .json and .ndjson."""

    def parse(self, data: bytes, name: str, media_type: str) -> ParsedDocument:
        """See `Parser.parse`; raises `MalformedFile`."""
        text = decode(data).removeprefix("\ufeff")
        try:
            value = json.loads(text)
        except ValueError as error:
            value = _read_lines(text, name, error)
        except RecursionError as error:
            raise MalformedFile(f"{name} is nested too deeply to be read; write it in a simpler form.") from error
        manuscript = Manuscript()
        _write(manuscript, value, "", 0)
        title = value.get("title") if isinstance(value, dict) else None
        return manuscript.finish(media_type, title=title if isinstance(title, str) else None)


def _read_lines(text: str, name: str, error: ValueError) -> list[object]:
    lines = [line for line in text.splitlines() if line.strip()]
    try:
        return [json.loads(line) for line in lines] if len(lines) > 1 else _fail(name, error)
    except (ValueError, RecursionError):
        return _fail(name, error)


def _fail(name: str, error: ValueError) -> list[object]:
    raise MalformedFile(f"{name} is not valid JSON ({error}); correct it and upload it again.") from error


def _write(manuscript: Manuscript, value: object, place: str, depth: int) -> None:
    if isinstance(value, list) and _are_records(value):
        _write_records(manuscript, value)
    elif isinstance(value, list) and depth < _DEPTH:
        for number, item in enumerate(value, start=1):
            named = f"{place} {number}".strip() if isinstance(item, dict | list) else place
            _write(manuscript, item, named, depth + 1)
    elif isinstance(value, dict) and depth < _DEPTH:
        for key, item in value.items():
            _write(manuscript, item, f"{place} › {key}" if place else str(key), depth + 1)
    elif isinstance(value, dict | list):
        manuscript.skip("deeply nested value", f"more than {_DEPTH} levels", place)
    elif value is not None and str(value).strip():
        manuscript.paragraph(f"{place}: {_say(value)}" if place else _say(value))


def _are_records(values: Sequence[object]) -> bool:
    is_flat = all(isinstance(v, dict) and not any(isinstance(i, dict | list) for i in v.values()) for v in values)
    return len(values) > 1 and is_flat


def _write_records(manuscript: Manuscript, records: Sequence[object]) -> None:
    columns = list(dict.fromkeys(_keys(records)))[:_COLUMNS]
    rows = (tuple(_say(record.get(column)) for column in columns) for record in records if isinstance(record, dict))
    manuscript.table(Table((tuple(columns), *rows), True))


def _keys(records: Sequence[object]) -> Iterator[str]:
    for record in records:
        if isinstance(record, dict):
            yield from record


def _say(value: object) -> str:
    match value:
        case None:
            return ""
        case bool():
            return "true" if value else "false"
        case _:
            return str(value)
