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
}


def parser_for(found: Format) -> Parser | None:
    """The parser for a format; `None` where there is none."""
    name = _PARSERS.get(found)
    if name is None:
        return None
    module, _, kind = name.partition(".")
    parser: Parser = getattr(import_module(f"ingest.parsers.{module}"), kind)()
    return parser
