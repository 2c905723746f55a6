"""Outlook messages (.msg), opened with oxmsg, the library unstructured reads them with."""

import io
from email.message import Message
from typing import Any

from oxmsg import Message as OutlookMessage

from ingest.index.documents import ParsedDocument
from ingest.index.errors import EncryptedFile, MalformedFile
from ingest.parsers.letter import Letter, write_letter
from ingest.parsers.manuscript import Manuscript


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
            raise EncryptedFile(f"{name} is password-protected (encrypted Outlook message); decrypt it and upload that.")
        return Letter(
            subject=message.subject or "",
            sent_from=message.sender or "",
            sent_to=", ".join(person.email_address or person.name for person in message.recipients),
            date=message.sent_date.strftime("%Y-%m-%d %H:%M") if message.sent_date else "",
            text=message.body or "",
            page=message.html_body or "",
            attachments=tuple(attachment.file_name or "without a name" for attachment in message.attachments),
        )
    except (OSError, ValueError, KeyError, IndexError, AttributeError, TypeError, LookupError, AssertionError) as error:
        raise MalformedFile(
            f"{name} is damaged: it is not a whole Outlook message ({error}); save it anew as MSG or EML."
        ) from error


def _is_encrypted(message: Any) -> bool:
    headers: Message | dict[str, str] = message.message_headers
    return "encrypted" in str(headers.get("Content-Type", "")) or "IPM.Note.SMIME" == str(message.message_class or "")
