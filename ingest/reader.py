"""From bytes to a document: what they are, whether they may be opened, and who can read them."""

from ingest.archive import check_archive
from ingest.detection import detect
from ingest.encryption import needs_password
from ingest.format import DOCX, EPUB, HTML, ODP, ODS, ODT, PDF, PPTX, RTF, XLSX, Format
from ingest.index.documents import ParsedDocument
from ingest.index.errors import EncryptedFile, MalformedFile, NoTextLayer, UnsupportedFile
from ingest.parsers.selection import parser_for

_ARCHIVES = frozenset({DOCX, PPTX, XLSX, ODT, ODS, ODP, EPUB})
_MAY_HOLD_PICTURES = _ARCHIVES | {HTML, PDF, RTF}
_OCR = "if it shows pictures of text, run text recognition (OCR) on it and upload the result"


def read(data: bytes, name: str) -> ParsedDocument:
    """The document in `data`.

    Raises what `Parser.parse` raises, and `UnsupportedFile`, by the format's name, where no parser reads it. To be
    called inside the sandbox.
    """
    if not data:
        raise MalformedFile(f"{name} is empty (0 bytes); upload the file again.")
    found = detect(data, name)
    if needs_password(data, found):
        raise password_needed(name, found)
    parser = parser_for(found)
    if parser is None:
        raise _refusal(name, found)
    if found in _ARCHIVES:
        check_archive(data, name)
    document = parser.parse(data, name, found.media_type)
    if not document.blocks:
        advice = _OCR if found in _MAY_HOLD_PICTURES else "check that it is the right file"
        raise NoTextLayer(f"{name} ({found.name}) holds no text; {advice}.")
    return document


def password_needed(name: str, found: Format) -> EncryptedFile:
    """The error for a file that only opens with a password."""
    return EncryptedFile(f"{name} is password-protected ({found.name}); remove the password and upload it again.")


def _refusal(name: str, found: Format) -> UnsupportedFile | NoTextLayer:
    if found.is_image:
        return NoTextLayer(f"{name} is a {found.name} without a text layer; {found.advice}.")
    article = "an" if found.name[0] in "aeiouAEIOUX" else "a"
    return UnsupportedFile(f"{name} is {article} {found.name}, which cannot be read; {found.advice}.")
