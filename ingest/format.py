"""What a file is: its media type, the name people know it by, and what to do when we cannot read it."""

from dataclasses import dataclass

_EXPORT = "export it as PDF or DOCX and upload that"
_SAVE_NEW = "save it in the current format ({}) and upload that"
_UNPACK = "unpack it and upload the files inside"
_IMAGE = "pictures have no text layer: run text recognition (OCR) on it and upload the PDF or text it makes"


@dataclass(frozen=True, slots=True)
class Format:
    """A file format; `advice` says what to do where no parser reads it."""

    media_type: str
    name: str
    advice: str = _EXPORT

    @property
    def is_image(self) -> bool:
        """A picture, whose text could only be had by text recognition."""
        return self.media_type.startswith("image/")


_OOXML = "application/vnd.openxmlformats-officedocument"
_ODF = "application/vnd.oasis.opendocument"

PLAIN_TEXT = Format("text/plain", "plain text")
MARKDOWN = Format("text/markdown", "Markdown")
HTML = Format("text/html", "HTML page")
MHTML = Format("multipart/related", "saved web page (MHTML)")
CSV = Format("text/csv", "CSV table")
TSV = Format("text/tab-separated-values", "TSV table")
JSON = Format("application/json", "JSON data")
NDJSON = Format("application/x-ndjson", "JSON lines")
NOTEBOOK = Format("application/x-ipynb+json", "Jupyter notebook")
XML = Format("application/xml", "XML document")
YAML = Format("application/yaml", "YAML file")
CALENDAR = Format("text/calendar", "calendar file")
WEBVTT = Format("text/vtt", "WebVTT captions")
SUBRIP = Format("application/x-subrip", "SubRip captions")
RST = Format("text/x-rst", "reStructuredText")
ORG = Format("text/x-org", "Org document")
ASCIIDOC = Format("text/asciidoc", "AsciiDoc")
EMAIL = Format("message/rfc822", "e-mail message")
MAILBOX = Format("application/mbox", "mailbox")
OUTLOOK = Format("application/vnd.ms-outlook", "Outlook message", "save it as EML or PDF and upload that")
PDF = Format("application/pdf", "PDF document")
RTF = Format("application/rtf", "RTF document")
DOCX = Format(f"{_OOXML}.wordprocessingml.document", "Word document")
PPTX = Format(f"{_OOXML}.presentationml.presentation", "PowerPoint presentation")
XLSX = Format(f"{_OOXML}.spreadsheetml.sheet", "Excel workbook")
XLSB = Format(
    "application/vnd.ms-excel.sheet.binary.macroenabled.12", "Excel binary workbook", _SAVE_NEW.format("XLSX")
)
XLS = Format("application/vnd.ms-excel", "Excel 97-2003 workbook", _SAVE_NEW.format("XLSX"))
DOC = Format("application/msword", "Word 97-2003 document", _SAVE_NEW.format("DOCX"))
PPT = Format("application/vnd.ms-powerpoint", "PowerPoint 97-2003 presentation", _SAVE_NEW.format("PPTX"))
PROTECTED_OFFICE = Format("application/x-ole-encrypted", "Office document")
ODT = Format(f"{_ODF}.text", "OpenDocument text")
ODS = Format(f"{_ODF}.spreadsheet", "OpenDocument spreadsheet")
ODP = Format(f"{_ODF}.presentation", "OpenDocument presentation")
FLAT_ODF = Format(f"{_ODF}.text-flat-xml", "flat OpenDocument text")
EPUB = Format("application/epub+zip", "EPUB book")
PAGES = Format("application/vnd.apple.pages", "Apple Pages document")
NUMBERS = Format("application/vnd.apple.numbers", "Apple Numbers spreadsheet", "export it as XLSX and upload that")
KEYNOTE = Format("application/vnd.apple.keynote", "Apple Keynote presentation", "export it as PPTX and upload that")
WORDPERFECT = Format("application/vnd.wordperfect", "WordPerfect document")
OLE = Format("application/x-ole-storage", "old Microsoft Office file", "save it as PDF, DOCX or XLSX and upload that")
ZIP = Format("application/zip", "ZIP archive", _UNPACK)
SEVEN_ZIP = Format("application/x-7z-compressed", "7-Zip archive", _UNPACK)
RAR = Format("application/vnd.rar", "RAR archive", _UNPACK)
GZIP = Format("application/gzip", "gzip archive", _UNPACK)
BZIP2 = Format("application/x-bzip2", "bzip2 archive", _UNPACK)
XZ = Format("application/x-xz", "xz archive", _UNPACK)
LZMA = Format("application/x-lzma", "LZMA archive", _UNPACK)
COMPRESS = Format("application/x-compress", "compress (.Z) archive", _UNPACK)
TAR = Format("application/x-tar", "tar archive", _UNPACK)
CHM = Format("application/vnd.ms-htmlhelp", "compiled HTML Help file", "decompile it to HTML pages and upload those")
TNEF = Format("application/vnd.ms-tnef", "Outlook winmail.dat attachment", "forward the message as plain mail or PDF")
SIGNED = Format("application/pkcs7-signature", "PKCS #7 signature", "upload the message or document that it signs")
PNG = Format("image/png", "PNG image", _IMAGE)
JPEG = Format("image/jpeg", "JPEG image", _IMAGE)
GIF = Format("image/gif", "GIF image", _IMAGE)
BMP = Format("image/bmp", "BMP image", _IMAGE)
TIFF = Format("image/tiff", "TIFF image", _IMAGE)
WEBP = Format("image/webp", "WebP image", _IMAGE)
HEIC = Format("image/heic", "HEIC image", _IMAGE)
SVG = Format("image/svg+xml", "SVG drawing", _IMAGE)
AUDIO = Format("audio/unknown", "audio recording", "upload a transcript")
VIDEO = Format("video/unknown", "video recording", "upload its captions (VTT or SRT) or a transcript")
EXECUTABLE = Format("application/x-executable", "program", "programs are not documents: leave it out")
UNKNOWN = Format("application/octet-stream", "file of an unknown format")
