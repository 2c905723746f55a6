"""HTML, read with lxml rather than unstructured: that drops the anchors deep links need and shows hidden text."""

from ingest.index.documents import ParsedDocument
from ingest.parsers.decoding import decode_declared
from ingest.parsers.manuscript import Manuscript
from ingest.parsers.page_reader import PageReader
from ingest.parsers.page_tree import main_part, page_title, parse_page
from ingest.parsers.visibility import PageVisibility


class WebPageParser:
    """Reads the main part of a page; navigation, footers and scripts are left out."""

    def parse(self, data: bytes, name: str, media_type: str) -> ParsedDocument:
        """See `Parser.parse`; raises `MalformedFile`."""
        page = parse_page(decode_declared(data), name)
        manuscript = Manuscript()
        write_page(manuscript, page)
        return manuscript.finish(media_type, title=page_title(page))


def write_page(manuscript: Manuscript, page: object, *, number: int | None = None) -> None:
    """Write a parsed page into `manuscript`, as page `number` if it is one of several."""
    PageReader(manuscript, PageVisibility(page), page=number).read(main_part(page))
