"""Which of the many formats that are ZIP files a ZIP file is."""

import io
import zipfile

from ingest import format as known
from ingest.format import Format

_BY_MIMETYPE = {f.media_type: f for f in (known.ODT, known.ODS, known.ODP, known.EPUB)}
_BY_EXTENSION = {
    "docx": known.DOCX, "docm": known.DOCX, "dotx": known.DOCX, "pptx": known.PPTX, "pptm": known.PPTX,
    "xlsx": known.XLSX, "xlsm": known.XLSX, "odt": known.ODT, "epub": known.EPUB, "ods": known.ODS, "odp": known.ODP,
}  # fmt: skip
_IWORK = {"pages": known.PAGES, "numbers": known.NUMBERS, "key": known.KEYNOTE}
_MIMETYPE_BYTES = 200


def detect_zip(data: bytes, extension: str) -> Format:
    """The format, from the names of the members; a broken directory falls back on the extension."""
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            names = set(archive.namelist())
            mimetype = _mimetype(archive, names)
    except (zipfile.BadZipFile, ValueError, OSError, NotImplementedError, RuntimeError):
        return _BY_EXTENSION.get(extension) or _IWORK.get(extension, known.ZIP)
    if mimetype in _BY_MIMETYPE:
        return _BY_MIMETYPE[mimetype]
    if mimetype.startswith("application/vnd.oasis.opendocument"):
        return _opendocument(mimetype)
    return _by_members(names, extension)


def _mimetype(archive: zipfile.ZipFile, names: set[str]) -> str:
    if "mimetype" not in names or archive.getinfo("mimetype").file_size > _MIMETYPE_BYTES:
        return ""
    try:
        return archive.read("mimetype").decode("ascii", "replace").strip()
    except (zipfile.BadZipFile, RuntimeError, NotImplementedError, EOFError, OSError):
        return ""


def _opendocument(mimetype: str) -> Format:
    for fragment, found in (("spreadsheet", known.ODS), ("presentation", known.ODP), ("text", known.ODT)):
        if fragment in mimetype:
            return found
    return Format(mimetype, "OpenDocument drawing")


def _by_members(names: set[str], extension: str) -> Format:
    if "xl/workbook.bin" in names:
        return known.XLSB
    for folder, found in (("word/", known.DOCX), ("ppt/", known.PPTX), ("xl/", known.XLSX)):
        if any(name.lower().startswith(folder) for name in names):
            return found
    if "META-INF/container.xml" in names:
        return known.EPUB
    if "[Content_Types].xml" in names or "_rels/.rels" in names:
        return _BY_EXTENSION.get(extension, known.ZIP)
    if extension in _IWORK or _is_iwork(names):
        return _IWORK.get(extension) or _iwork_from(names)
    return known.ZIP


def _is_iwork(names: set[str]) -> bool:
    has_index = names & {"index.xml", "index.apxl"} and "buildVersionHistory.plist" in names
    return bool(has_index) or any(name.startswith("Index/") or name.endswith("/Index.zip") for name in names)


def _iwork_from(names: set[str]) -> Format:
    if "index.apxl" in names or any(name.startswith(("Index/Slide", "Presentation.key/")) for name in names):
        return known.KEYNOTE
    if any(name.startswith("Index/CalculationEngine") for name in names) and "Index/Document.iwa" in names:
        return known.NUMBERS
    return known.PAGES
