"""PDF documents, read with pypdfium2: page numbers and places of characters, and thirty times faster than
unstructured's reader, which needs an image model to be installed.
"""

import pypdfium2 as pdfium  # type: ignore[import-untyped]
from pypdfium2 import raw

from ingest.index.documents import ParsedDocument
from ingest.index.errors import EncryptedFile, MalformedFile, NoTextLayer
from ingest.parsers.manuscript import Manuscript
from ingest.parsers.pdf_furniture import without_furniture
from ingest.parsers.pdf_layout import Columns, Heading, put_together
from ingest.parsers.pdf_page import Page, read_page
from ingest.parsers.table import Table


class PdfParser:
    """Reads the text layer; a PDF without one is refused, since reading pictures is not our trade."""

    def parse(self, data: bytes, name: str, media_type: str) -> ParsedDocument:
        """See `Parser.parse`; raises `EncryptedFile`, `MalformedFile` and `NoTextLayer`."""
        document = _open(data, name)
        try:
            pages = [_read(document, index, name) for index in range(len(document))]
            title = document.get_metadata_dict(skip_empty=True).get("Title")
        finally:
            document.close()
        if not any(page.lines or page.hidden for page in pages):
            raise NoTextLayer(
                f"{name} (PDF document, {len(pages)} pages) has no text layer; run text recognition (OCR) on it and "
                "upload the PDF that makes."
            )
        manuscript = Manuscript()
        _note(manuscript, pages)
        _write(manuscript, pages)
        return manuscript.finish(media_type, title=title, pages=len(pages))


def _open(data: bytes, name: str) -> pdfium.PdfDocument:
    try:
        return pdfium.PdfDocument(data)
    except pdfium.PdfiumError as error:
        if getattr(error, "err_code", None) == raw.FPDF_ERR_PASSWORD or "password" in str(error).lower():
            raise EncryptedFile(
                f"{name} is password-protected (PDF document); remove the password and upload it again."
            ) from error
        raise MalformedFile(
            f"{name} is damaged: it is not a whole PDF document ({error}); print or export it to PDF anew."
        ) from error


def _read(document: pdfium.PdfDocument, index: int, name: str) -> Page:
    try:
        page = document[index]
    except pdfium.PdfiumError as error:
        raise MalformedFile(f"{name} is damaged: page {index + 1} cannot be read; export it to PDF anew.") from error
    try:
        return read_page(page, index + 1)
    finally:
        page.close()


def _note(manuscript: Manuscript, pages: list[Page]) -> None:
    for page in pages:
        for hidden in page.hidden:
            manuscript.hide(hidden.text, hidden.why, f"page {page.number}")
        if not page.lines and page.pictures:
            manuscript.skip("page without a text layer", "a picture of text", f"page {page.number}")
        else:
            for _ in range(page.pictures):
                manuscript.skip("image", "has no text", f"page {page.number}")


def _write(manuscript: Manuscript, pages: list[Page]) -> None:
    lines, dropped = without_furniture(pages)
    for _ in range(dropped):
        manuscript.skip("running head, foot or page number", "repeated on the pages, not part of the text")
    for part in put_together(lines):
        if isinstance(part, Heading):
            manuscript.heading(part.text, part.level, page=part.page)
        elif isinstance(part, Columns):
            manuscript.table(Table(part.rows), page=part.page)
        elif part.is_item:
            manuscript.list_item(part.text, page=part.page)
        else:
            manuscript.paragraph(part.text, page=part.page)
