"""Which of the old Microsoft formats an OLE compound file is, told by its streams."""

import io

import olefile

from ingest import format as known
from ingest.format import Format

_BY_STREAM = (
    ("encryptedpackage", known.PROTECTED_OFFICE),
    ("worddocument", known.DOC),
    ("powerpoint document", known.PPT),
    ("workbook", known.XLS),
    ("book", known.XLS),
    ("__properties_version1.0", known.OUTLOOK),
    ("__nameid_version1.0", known.OUTLOOK),
)
_BY_EXTENSION = {"doc": known.DOC, "ppt": known.PPT, "xls": known.XLS, "msg": known.OUTLOOK}


def detect_ole(data: bytes, extension: str) -> Format:
    """The format, from the names of the streams; a broken directory falls back on the extension."""
    try:
        with olefile.OleFileIO(io.BytesIO(data)) as ole:
            streams = {str(path[0]).lower() for path in ole.listdir(streams=True, storages=True)}
    except (OSError, ValueError, IndexError, TypeError, RecursionError):
        return _BY_EXTENSION.get(extension, known.OLE)
    for stream, found in _BY_STREAM:
        if stream in streams:
            return found
    return _BY_EXTENSION.get(extension, known.OLE)
