"""Which parser reads which format; a parser and its libraries are loaded when the first file asks for them."""

from importlib import import_module

from ingest import format as known
from ingest.format import Format
from ingest.parser import Parser

_PARSERS = {
    known.PLAIN_TEXT: "plain_text.PlainTextParser",
    known.YAML: "plain_text.PlainTextParser",
    known.RST: "plain_text.PlainTextParser",
    known.ORG: "plain_text.PlainTextParser",
    known.ASCIIDOC: "plain_text.PlainTextParser",
    known.MARKDOWN: "markdown.MarkdownParser",
    known.HTML: "web_page.WebPageParser",
    known.DOCX: "word.WordParser",
    known.PPTX: "slides.SlidesParser",
    known.XLSX: "spreadsheet.SpreadsheetParser",
    known.XLS: "old_spreadsheet.OldSpreadsheetParser",
    known.CSV: "delimited.DelimitedParser",
    known.TSV: "delimited.DelimitedParser",
    known.PDF: "pdf.PdfParser",
    known.EMAIL: "mail.MailParser",
    known.MAILBOX: "mail.MailboxParser",
    known.MHTML: "mail.SavedPageParser",
    known.OUTLOOK: "outlook.OutlookParser",
    known.ODT: "open_document.OpenDocumentParser",
    known.ODS: "open_document.OpenDocumentParser",
    known.ODP: "open_document.OpenDocumentParser",
    known.FLAT_ODF: "open_document.FlatOpenDocumentParser",
    known.RTF: "rich_text.RichTextParser",
    known.EPUB: "book.BookParser",
    known.JSON: "records.RecordsParser",
    known.NDJSON: "records.RecordsParser",
    known.NOTEBOOK: "notebook.NotebookParser",
    known.XML: "xml_data.XmlParser",
    known.CALENDAR: "calendar_file.CalendarParser",
    known.WEBVTT: "captions.CaptionsParser",
    known.SUBRIP: "captions.CaptionsParser",
}


def parser_for(found: Format) -> Parser | None:
    """The parser for a format; `None` where there is none."""
    name = _PARSERS.get(found)
    if name is None:
        return None
    module, _, kind = name.partition(".")
    parser: Parser = getattr(import_module(f"ingest.parsers.{module}"), kind)()
    return parser
