"""EPUB books: web pages in a ZIP file, read in the order of their spine."""

import io
import posixpath
import zipfile
from typing import Any
from urllib.parse import unquote

from ingest.archive import open_member
from ingest.index.documents import ParsedDocument
from ingest.index.errors import MalformedFile
from ingest.parsers.decoding import decode_declared
from ingest.parsers.manuscript import Manuscript
from ingest.parsers.office_package import parse_part
from ingest.parsers.page_tree import parse_page
from ingest.parsers.web_page import write_page

_CONTAINER = "META-INF/container.xml"
_ROOTFILE = "{urn:oasis:names:tc:opendocument:xmlns:container}rootfile"
_OPF = "{http://www.idpf.org/2007/opf}"
_TITLE = "{http://purl.org/dc/elements/1.1/}title"


class BookParser:
    """Reads .epub, each chapter file a page."""

    def parse(self, data: bytes, name: str, media_type: str) -> ParsedDocument:
        """See `Parser.parse`; raises `MalformedFile`."""
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            package_path = _package_path(archive, name)
            package = parse_part(open_member(archive, package_path, name), package_path, name)
            manuscript = Manuscript()
            chapters = [path for path in _spine(package, package_path) if path in archive.namelist()]
            for number, path in enumerate(chapters, start=1):
                page = parse_page(decode_declared(open_member(archive, path, name)), name)
                write_page(manuscript, page, number=number)
        title = next(package.iter(_TITLE), None)
        return manuscript.finish(media_type, title=title.text if title is not None else None, pages=len(chapters))


def _package_path(archive: zipfile.ZipFile, name: str) -> str:
    container = parse_part(open_member(archive, _CONTAINER, name), _CONTAINER, name)
    root = next(container.iter(_ROOTFILE), None)
    if root is None or not root.get("full-path"):
        raise MalformedFile(f"{name} is damaged: it does not say where its chapters are; export it as EPUB anew.")
    return str(root.get("full-path"))


def _spine(package: Any, package_path: str) -> list[str]:
    folder = posixpath.dirname(package_path)
    files = {item.get("id"): item.get("href") or "" for item in package.iter(f"{_OPF}item")}
    order = (files.get(reference.get("idref")) for reference in package.iter(f"{_OPF}itemref"))
    return [posixpath.normpath(posixpath.join(folder, unquote(path))) for path in order if path]
