"""Outlook messages (.msg), opened with oxmsg, the library unstructured reads them with."""

import io
from collections.abc import Callable
from email.message import Message
from typing import Any

import olefile
from oxmsg import Message as OutlookMessage

from ingest.index.documents import ParsedDocument
from ingest.index.errors import EncryptedFile, MalformedFile
from ingest.parsers.decoding import decode_declared
from ingest.parsers.letter import Letter, write_letter
from ingest.parsers.manuscript import Manuscript

_SUBJECT, _BODY, _PAGE = "__substg1.0_0037001E", "__substg1.0_1000001E", "__substg1.0_10130102"


class OutlookParser:
    """Reads one message; its body as HTML where it has one."""

    def parse(self, data: bytes, name: str, media_type: str) -> ParsedDocument:
        """See `Parser.parse`; raises `EncryptedFile` and `MalformedFile`."""
        letter = _read(data, name)
        manuscript = Manuscript()
        write_letter(manuscript, letter, name)
        return manuscript.finish(media_type, title=letter.subject or None)


def _read(data: bytes, name: str) -> Letter:
    try:
        message = OutlookMessage.load(io.BytesIO(data))
        if _is_encrypted(message):
            raise EncryptedFile(f"{name} is password-protected (encrypted Outlook message); decrypt it first.")
        return Letter(
            subject=_string(lambda: message.subject, data, _SUBJECT),
            sent_from=message.sender or "",
            sent_to=", ".join(person.email_address or person.name for person in message.recipients),
            date=message.sent_date.strftime("%Y-%m-%d %H:%M") if message.sent_date else "",
            text=_string(lambda: message.body, data, _BODY),
            page=_string(lambda: message.html_body, data, _PAGE),
            attachments=tuple(attachment.file_name or "without a name" for attachment in message.attachments),
        )
    except (OSError, ValueError, KeyError, IndexError, AttributeError, TypeError, LookupError, AssertionError) as error:
        raise MalformedFile(
            f"{name} is damaged: it is not a whole Outlook message ({error}); save it anew as MSG or EML."
        ) from error


def _string(read: Callable[[], str | None], data: bytes, stream: str) -> str:
    """A property of the message; its bytes are not always in the encoding the message declares, then we guess."""
    try:
        return read() or ""
    except (UnicodeDecodeError, LookupError):
        with olefile.OleFileIO(io.BytesIO(data)) as ole:
            return decode_declared(ole.openstream(stream).read()) if ole.exists(stream) else ""


def _is_encrypted(message: Any) -> bool:
    headers: Message | dict[str, str] = message.message_headers
    return "encrypted" in str(headers.get("Content-Type", "")) or str(message.message_class) == "IPM.Note.SMIME"
