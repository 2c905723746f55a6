"""What a file is, told by its content; its extension only decides between formats that look alike."""

from pathlib import PurePath

from ingest import format as known
from ingest.format import Format
from ingest.ole_detection import detect_ole
from ingest.text_detection import detect_text, looks_like_text
from ingest.zip_detection import detect_zip

_SIGNATURES = (
    (b"\x89PNG\r\n\x1a\n", known.PNG),
    (b"\xff\xd8\xff", known.JPEG),
    (b"GIF87a", known.GIF),
    (b"GIF89a", known.GIF),
    (b"II*\x00", known.TIFF),
    (b"MM\x00*", known.TIFF),
    (b"7z\xbc\xaf\x27\x1c", known.SEVEN_ZIP),
    (b"Rar!\x1a\x07", known.RAR),
    (b"\x1f\x8b", known.GZIP),
    (b"BZh", known.BZIP2),
    (b"\xfd7zXZ\x00", known.XZ),
    (b"]\x00\x00", known.LZMA),
    (b"\x1f\x9d", known.COMPRESS),
    (b"ITSF", known.CHM),
    (b"\x78\x9f\x3e\x22", known.TNEF),
    (b"\xffWPC", known.WORDPERFECT),
    (b"{\\rtf", known.RTF),
    (b"\x7fELF", known.EXECUTABLE),
    (b"MZ", known.EXECUTABLE),
    (b"ID3", known.AUDIO),
    (b"OggS", known.AUDIO),
    (b"fLaC", known.AUDIO),
    (b"\x1aE\xdf\xa3", known.VIDEO),
)
_BY_EXTENSION = {
    "p7s": known.SIGNED, "p7m": known.SIGNED, "doc": known.DOC, "ppt": known.PPT, "xls": known.XLS,
    "msg": known.OUTLOOK, "pdf": known.PDF, "docx": known.DOCX, "docm": known.DOCX, "pptx": known.PPTX,
    "pptm": known.PPTX, "xlsx": known.XLSX, "xlsm": known.XLSX, "xlsb": known.XLSB, "odt": known.ODT, "ods": known.ODS,
    "odp": known.ODP, "epub": known.EPUB, "zip": known.ZIP, "z": known.COMPRESS, "heic": known.HEIC, "chm": known.CHM,
    "wpd": known.WORDPERFECT, "rtf": known.RTF, "pages": known.PAGES, "key": known.KEYNOTE, "numbers": known.NUMBERS,
    "png": known.PNG, "jpg": known.JPEG, "jpeg": known.JPEG,
}  # fmt: skip
_PDF_HEADER_WITHIN = 1024


def detect(data: bytes, name: str) -> Format:
    """The format of `data`; `UNKNOWN` when neither content nor the extension of `name` gives it away."""
    extension = PurePath(name).suffix.lower().removeprefix(".")
    if found := _by_signature(data):
        return found
    if data.startswith((b"PK\x03\x04", b"PK\x05\x06")):
        return detect_zip(data, extension)
    if data.startswith(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"):
        return detect_ole(data, extension)
    if looks_like_text(data):
        return detect_text(data, extension)
    return _BY_EXTENSION.get(extension, known.UNKNOWN)


def _by_signature(data: bytes) -> Format | None:
    for signature, found in _SIGNATURES:
        if data.startswith(signature):
            return found
    head = data[:_PDF_HEADER_WITHIN]
    if b"%PDF-" in head and not head.lstrip().startswith((b"<", b"From ", b"Received:")):
        return known.PDF
    if data[:2] == b"BM" and int.from_bytes(data[2:6], "little") == len(data):
        return known.BMP
    if data[:4] == b"RIFF":
        return {b"WEBP": known.WEBP, b"WAVE": known.AUDIO, b"AVI ": known.VIDEO}.get(data[8:12])
    if data[4:8] == b"ftyp":
        return known.HEIC if data[8:12] in {b"heic", b"heix", b"mif1", b"msf1", b"avif"} else known.VIDEO
    if data[257:262] == b"ustar":
        return known.TAR
    if data[:1] == b"0" and b"*\x86H\x86\xf7\r\x01\x07" in data[:64]:
        return known.SIGNED
    return None
