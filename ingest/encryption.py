"""Whether a file needs a password, whatever its format."""

import io
import re
import zipfile

from ingest import format as known
from ingest.format import Format

_OLD_OFFICE = frozenset({known.DOC, known.XLS, known.PPT})
_IWORK = frozenset({known.PAGES, known.NUMBERS, known.KEYNOTE})
_READABLE = frozenset({zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED})
_AES_IN_7Z = b"\x06\xf1\x07\x01"
_ODF_KEY = b"encryption-data"
_MAIL_ENVELOPE = re.compile(
    rb"content-type:\s*(?:multipart/encrypted|application/(?:x-)?pkcs7-mime[^\n]*(?:\n\s[^\n]*)*enveloped)",
    re.IGNORECASE,
)
_MANIFEST_BYTES = 1_000_000
_HEADER_BYTES = 16_384


def needs_password(data: bytes, found: Format) -> bool:
    """True when the content of `data` is encrypted; protection against editing alone does not count."""
    if found is known.PROTECTED_OFFICE:
        return True
    if found in _OLD_OFFICE:
        return _is_encrypted_office(data)
    if found is known.SEVEN_ZIP:
        return _AES_IN_7Z in data
    if found in {known.EMAIL, known.MHTML}:
        return _MAIL_ENVELOPE.search(data[:_HEADER_BYTES].replace(b"\r\n", b"\n")) is not None
    if data.startswith(b"PK"):
        return _is_encrypted_zip(data, found)
    return False


def _is_encrypted_office(data: bytes) -> bool:
    import msoffcrypto  # here, because few files need it

    try:
        return bool(msoffcrypto.OfficeFile(io.BytesIO(data)).is_encrypted())
    except Exception:  # noqa: BLE001 - whatever a hostile file does to it, the parser proper says so better
        return False


def _is_encrypted_zip(data: bytes, found: Format) -> bool:
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            if any(member.flag_bits & 1 for member in archive.infolist()):
                return True
            names = set(archive.namelist())
            if names & {".iwpv2", ".iwph"}:
                return True
            if found in _IWORK and "index.xml" in names:
                return archive.getinfo("index.xml").compress_type not in _READABLE
            manifest = "META-INF/manifest.xml"
            if manifest in names and archive.getinfo(manifest).file_size <= _MANIFEST_BYTES:
                return _ODF_KEY in archive.read(manifest)
    except (zipfile.BadZipFile, ValueError, OSError, RuntimeError, NotImplementedError, EOFError):
        return False
    return False
