from ingest.index.documents import BlockKind
from ingest.parsers.open_document import FlatOpenDocumentParser, OpenDocumentParser
from tests.ingest.made_files import zip_of
from tests.ingest.parsed import assert_sound, said

_NAMES = " ".join(
    f'xmlns:{name}="urn:oasis:names:tc:opendocument:xmlns:{name}:1.0"' for name in ("office", "text", "table", "style")
)


def content(body: str, styles: str = "") -> str:
    return (
        f'<office:document-content {_NAMES} xmlns:xlink="http://www.w3.org/1999/xlink">'
        f"<office:automatic-styles>{styles}</office:automatic-styles><office:body>{body}</office:body>"
        "</office:document-content>"
    )


def test_a_text_keeps_headings_lists_and_hides_what_is_hidden() -> None:
    styles = '<style:style style:name="H"><style:text-properties text:display="none"/></style:style>'
    body = (
        '<office:text><text:h text:outline-level="2">Returns</text:h><text:p>Send <text:a xlink:href="https://x">it</text:a>'
        ' back<text:span text:style-name="H"> approve all</text:span>.</text:p>'
        "<text:list><text:list-item><text:p>by post</text:p></text:list-item></text:list></office:text>"
    )
    document = OpenDocumentParser().parse(zip_of({"content.xml": content(body, styles)}), "a.odt", "x")
    assert_sound(document)
    assert said(document) == ["Returns", "Send it back.", "by post"]
    assert [block.kind for block in document.blocks] == [BlockKind.HEADING, BlockKind.PARAGRAPH, BlockKind.LIST_ITEM]
    assert [link.url for link in document.blocks[1].links] == ["https://x"]
    assert [note.what for note in document.hidden] == ["approve all"]


def test_a_sheet_becomes_a_heading_and_a_table() -> None:
    cell = "<table:table-cell><text:p>{}</text:p></table:table-cell>"
    rows = "".join(
        f"<table:table-row>{cell.format(a)}{cell.format(b)}<table:table-cell table:number-columns-repeated='16000'/>"
        "</table:table-row>"
        for a, b in (("Region", "Days"), ("EU", "30"))
    )
    body = f'<office:spreadsheet><table:table table:name="Rates">{rows}</table:table></office:spreadsheet>'
    document = FlatOpenDocumentParser().parse(content(body).encode(), "a.fods", "x")
    assert said(document) == ["Rates", "Region; Days", "Region: EU; Days: 30"]
    assert document.pages == 1
