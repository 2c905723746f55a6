"""OpenDocument texts, sheets and slides, read from their XML: the reader for them needs a 155 MB program otherwise."""

import io
import zipfile
from typing import Any

from ingest.archive import open_member
from ingest.index.documents import ParsedDocument
from ingest.index.errors import MalformedFile
from ingest.parsers.manuscript import Manuscript
from ingest.parsers.office_package import parse_part
from ingest.parsers.open_document_reader import OpenDocumentReader

_DC_TITLE = "{http://purl.org/dc/elements/1.1/}title"


class OpenDocumentParser:
    """Reads .odt, .ods and .odp."""

    def parse(self, data: bytes, name: str, media_type: str) -> ParsedDocument:
        """See `Parser.parse`; raises `MalformedFile`."""
        try:
            with zipfile.ZipFile(io.BytesIO(data)) as archive:
                content = parse_part(open_member(archive, "content.xml", name), "content.xml", name)
                has_meta = "meta.xml" in archive.namelist()
                meta = parse_part(open_member(archive, "meta.xml", name), "meta.xml", name) if has_meta else None
        except zipfile.BadZipFile as error:
            raise MalformedFile(f"{name} is damaged: it is not a whole OpenDocument file; save it anew.") from error
        return _read(content, meta, media_type)


class FlatOpenDocumentParser:
    """Reads .fodt and its kin, OpenDocument in a single XML file."""

    def parse(self, data: bytes, name: str, media_type: str) -> ParsedDocument:
        """See `Parser.parse`; raises `MalformedFile`."""
        tree = parse_part(data, "document", name)
        return _read(tree, tree, media_type)


def _read(content: Any, meta: Any, media_type: str) -> ParsedDocument:
    manuscript = Manuscript()
    pages = OpenDocumentReader(manuscript, content).read()
    title = next(meta.iter(_DC_TITLE), None) if meta is not None else None
    return manuscript.finish(media_type, title=title.text if title is not None else None, pages=pages or None)
