"""CSV and TSV tables, read with Python's own reader: cells stay as written, which pandas would turn into numbers."""

import csv
import io

from ingest.index.documents import ParsedDocument
from ingest.index.errors import MalformedFile
from ingest.parsers.decoding import decode
from ingest.parsers.manuscript import Manuscript
from ingest.parsers.table import Table

_SAMPLE_CHARACTERS = 16_384
_DELIMITERS = ",;\t|"
_FIELD_CHARACTERS = 1_000_000


class DelimitedParser:
    """Reads a table whose first row names its columns, unless that row holds numbers."""

    def parse(self, data: bytes, name: str, media_type: str) -> ParsedDocument:
        """See `Parser.parse`; raises `MalformedFile`."""
        text = decode(data).removeprefix("\ufeff").replace("\x00", "")
        csv.field_size_limit(_FIELD_CHARACTERS)
        try:
            found = list(csv.reader(io.StringIO(text, newline=""), delimiter=_delimiter(text, media_type)))
        except csv.Error as error:
            raise MalformedFile(f"{name} is not a readable table ({error}); save it as CSV anew.") from error
        rows = [tuple(cell.strip() for cell in row) for row in found if any(cell.strip() for cell in row)]
        width = max((len(row) for row in rows), default=0)
        manuscript = Manuscript()
        while len(rows) > 1 and sum(bool(cell) for cell in rows[0]) == 1 and width > 1:
            manuscript.paragraph(next(cell for cell in rows.pop(0) if cell))
        manuscript.table(Table(tuple(row + ("",) * (width - len(row)) for row in rows)))
        return manuscript.finish(media_type)


def _delimiter(text: str, media_type: str) -> str:
    if media_type == "text/tab-separated-values" and "\t" in text:
        return "\t"
    try:
        return csv.Sniffer().sniff(text[:_SAMPLE_CHARACTERS], _DELIMITERS).delimiter
    except csv.Error:
        head = text.split("\n", 1)[0]
        return max(_DELIMITERS, key=head.count)
