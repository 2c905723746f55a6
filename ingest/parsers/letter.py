"""A mail message, however it was stored: its envelope in a first paragraph, then its body."""

from dataclasses import dataclass
from email.message import Message
from email.utils import getaddresses, parsedate_to_datetime

from ingest.index.documents import BlockKind
from ingest.parsers.decoding import decode_declared
from ingest.parsers.manuscript import Manuscript
from ingest.parsers.page_tree import parse_page
from ingest.parsers.passages import find_passages
from ingest.parsers.web_page import write_page


@dataclass(frozen=True, slots=True)
class Letter:
    """What a message says; `page` is its body as HTML, `text` as plain text."""

    subject: str = ""
    sent_from: str = ""
    sent_to: str = ""
    date: str = ""
    text: str = ""
    page: str = ""
    attachments: tuple[str, ...] = ()


def read_letter(message: Message) -> Letter:
    """The letter in a parsed message; parts that cannot be decoded are read as best they can be."""
    text, page, attachments = "", "", []
    for part in message.walk():
        if part.is_multipart():
            continue
        kind, filename = part.get_content_type(), part.get_filename()
        if filename or part.get_content_disposition() == "attachment":
            attachments.append(filename or kind)
        elif kind == "text/plain" and not text:
            text = _content(part)
        elif kind == "text/html" and not page:
            page = _content(part)
    return Letter(
        subject=_header(message, "subject"),
        sent_from=_people(message, "from"),
        sent_to=_people(message, "to", "cc"),
        date=_date(message),
        text=text,
        page=page,
        attachments=tuple(attachments),
    )


def write_letter(manuscript: Manuscript, letter: Letter, name: str, *, page: int | None = None) -> None:
    """Write a letter with its subject as the heading; of two bodies the one with structure is read."""
    manuscript.heading(letter.subject, 1, page=page)
    lines = (("From", letter.sent_from), ("To", letter.sent_to), ("Date", letter.date))
    manuscript.paragraph("\n".join(f"{label}: {value}" for label, value in lines if value), page=page)
    if letter.page.strip():
        write_page(manuscript, parse_page(letter.page, name), number=page)
    else:
        write_text(manuscript, letter.text, page=page)
    for attachment in letter.attachments:
        manuscript.skip(f"attachment {attachment}", "attachments are not read; upload it as a document of its own")


def write_text(manuscript: Manuscript, text: str, *, page: int | None = None) -> None:
    """Write plain text, its headings and lists as they look."""
    for passage in find_passages(text):
        words = text[passage.start : passage.end]
        if passage.kind is BlockKind.HEADING:
            manuscript.heading(words, passage.level + 1, page=page)
        elif passage.kind is BlockKind.LIST_ITEM:
            manuscript.list_item(words.lstrip("-*•‣◦●▪– \t"), passage.level, page=page)
        else:
            manuscript.paragraph(words, page=page)


def _content(part: Message) -> str:
    payload = part.get_payload(decode=True)
    if isinstance(payload, bytes):
        return decode_declared(payload, part.get_content_charset())
    return str(part.get_payload())


def _header(message: Message, name: str) -> str:
    try:
        return " ".join(str(message.get(name) or "").split())
    except (ValueError, IndexError, KeyError, TypeError, AttributeError):  # headers that Python's own parser trips over
        return ""


def _people(message: Message, *names: str) -> str:
    found = getaddresses([value for name in names if (value := _header(message, name))])
    return ", ".join(f"{person} <{address}>" if person else address for person, address in found if address or person)


def _date(message: Message) -> str:
    written = _header(message, "date")
    try:
        return parsedate_to_datetime(written).strftime("%Y-%m-%d %H:%M")
    except (ValueError, TypeError, IndexError):
        return written
