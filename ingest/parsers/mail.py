"""Mail: single messages, mailboxes and web pages saved as mail (MHTML), read with Python's own mail parser.

unstructured would read the body as well, but shows the hidden preview lines that newsletters carry.
"""

import email
import email.policy
import re

from ingest.index.documents import ParsedDocument
from ingest.parsers.letter import Letter, read_letter, write_letter
from ingest.parsers.manuscript import Manuscript
from ingest.parsers.page_tree import page_title, parse_page
from ingest.parsers.web_page import write_page

_POSTMARK = re.compile(rb"^From .*(?:\r?\n|$)", re.MULTILINE)


class MailParser:
    """Reads one message (.eml)."""

    def parse(self, data: bytes, name: str, media_type: str) -> ParsedDocument:
        """See `Parser.parse`; raises `MalformedFile`."""
        letter = _read(data)
        manuscript = Manuscript()
        write_letter(manuscript, letter, name)
        return manuscript.finish(media_type, title=letter.subject or None)


class MailboxParser:
    """Reads a mailbox (.mbox), each message a page."""

    def parse(self, data: bytes, name: str, media_type: str) -> ParsedDocument:
        """See `Parser.parse`; raises `MalformedFile`."""
        manuscript = Manuscript()
        letters = [_read(message.lstrip(b"\r\n")) for message in _POSTMARK.split(data) if message.strip()]
        for number, letter in enumerate(letters, start=1):
            write_letter(manuscript, letter, name, page=number)
        return manuscript.finish(media_type, pages=len(letters))


class SavedPageParser:
    """Reads a web page that a browser saved as one file (.mhtml)."""

    def parse(self, data: bytes, name: str, media_type: str) -> ParsedDocument:
        """See `Parser.parse`; raises `MalformedFile`."""
        letter = _read(data)
        manuscript = Manuscript()
        if not letter.page.strip():
            write_letter(manuscript, letter, name)
            return manuscript.finish(media_type, title=letter.subject or None)
        page = parse_page(letter.page, name)
        write_page(manuscript, page)
        return manuscript.finish(media_type, title=page_title(page) or letter.subject or None)


def _read(data: bytes) -> Letter:
    return read_letter(email.message_from_bytes(data, policy=email.policy.default))
