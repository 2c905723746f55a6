"""Which textual format a text is, told by its shape."""

import re

from ingest import format as known
from ingest.format import Format

_SAMPLE_BYTES = 8192
_MARKS = (b"\xef\xbb\xbf", b"\xff\xfe", b"\xfe\xff")
_BY_EXTENSION = {
    "md": known.MARKDOWN, "markdown": known.MARKDOWN, "mdx": known.MARKDOWN, "html": known.HTML, "htm": known.HTML,
    "xhtml": known.HTML, "mhtml": known.MHTML, "mht": known.MHTML, "csv": known.CSV, "tsv": known.TSV, "tab": known.TSV,
    "json": known.JSON, "ndjson": known.NDJSON, "jsonl": known.NDJSON, "ipynb": known.NOTEBOOK, "xml": known.XML,
    "nxml": known.XML, "rss": known.XML, "xsl": known.XML, "yaml": known.YAML, "yml": known.YAML, "ics": known.CALENDAR,
    "vtt": known.WEBVTT, "srt": known.SUBRIP, "rst": known.RST, "org": known.ORG, "asciidoc": known.ASCIIDOC,
    "adoc": known.ASCIIDOC, "eml": known.EMAIL, "mbox": known.MAILBOX, "rtf": known.RTF, "fodt": known.FLAT_ODF,
    "docx": known.DOCX, "pptx": known.PPTX, "xlsx": known.XLSX, "odt": known.ODT, "pdf": known.PDF, "epub": known.EPUB,
    "doc": known.DOC, "xls": known.XLS, "ppt": known.PPT, "docm": known.DOCX, "p7s": known.SIGNED, "msg": known.OUTLOOK,
}  # fmt: skip
_LIGHT_MARKUP = frozenset({"md", "markdown", "mdx", "rst", "org", "asciidoc", "adoc", "txt", "text", "yaml", "yml"})
_HEADER = re.compile(
    rb"(?:^|\n)(?:from|to|subject|date|received|return-path|mime-version|message-id|delivered-to|content-type):\s",
    re.IGNORECASE,
)
_HTML = re.compile(
    rb"<(?:!doctype\s+html|html|head|body|title|h[1-6]|div|table|p|script|style|span|a|br)\b", re.IGNORECASE
)


def looks_like_text(data: bytes) -> bool:
    """Whether `data` is text in some encoding rather than bytes for a machine."""
    sample = data[:_SAMPLE_BYTES]
    if not sample or sample.startswith(_MARKS):
        return True
    zeros = sample.count(0)
    if zeros and max(sample[::2].count(0), sample[1::2].count(0)) > len(sample) * 0.3:
        return True
    odd = sum(byte < 32 and byte not in b"\t\n\r\x0b\x0c\x1b\x08" for byte in sample)
    return odd <= max(2, len(sample) // 50)


def detect_text(data: bytes, extension: str) -> Format:
    """The format of a text; what has no shape of its own goes by its extension, else it is plain text."""
    head = data[:_SAMPLE_BYTES].removeprefix(b"\xef\xbb\xbf").lstrip()
    named = _BY_EXTENSION.get(extension)
    if extension in _LIGHT_MARKUP:
        return named or known.PLAIN_TEXT
    return _by_shape(head, named) or named or known.PLAIN_TEXT


def _by_shape(head: bytes, named: Format | None) -> Format | None:
    lowered = head[:200].lower()
    if head.startswith(b"From ") and named is not known.EMAIL:
        return known.MAILBOX if _HEADER.search(head) or named is known.MAILBOX else named
    for opening, found in ((b"begin:vcalendar", known.CALENDAR), (b"webvtt", known.WEBVTT), (b"{\\rtf", known.RTF)):
        if lowered.startswith(opening):
            return found
    if head.startswith(b"<"):
        return _markup(head, named)
    if head[:1] in b"{[" and head[:1]:
        return named if named in {known.NOTEBOOK, known.NDJSON} else known.JSON if _is_json(head) else None
    if named in {None, known.EMAIL, known.MHTML} and len(_HEADER.findall(head[:4096])) >= 2:
        is_page = b"multipart/related" in head.lower() and named is not known.EMAIL
        return known.MHTML if is_page else known.EMAIL
    return None


def _markup(head: bytes, named: Format | None) -> Format | None:
    lowered = head.lower()
    if b"opendocument" in lowered and b"office:document" in lowered:
        return known.FLAT_ODF
    if named in {known.XML, known.HTML}:
        return named
    if lowered.startswith(b"<?xml"):
        if b"<svg" in lowered:
            return known.SVG
        return known.HTML if re.search(rb"<html\b", lowered) else known.XML
    if lowered.startswith(b"<svg"):
        return known.SVG
    if _HTML.search(head):
        return known.HTML
    return known.XML if b"</" in head or b"/>" in head else None


def _is_json(head: bytes) -> bool:
    return re.match(rb"""\s*(?:\{\s*(?:"|\})|\[\s*(?:["\[{\]\d-]|true|false|null))""", head) is not None
