"""RTF documents, reduced to their words by striprtf; Word's structure is mostly lost in this format anyway."""

import re

from striprtf.striprtf import rtf_to_text

from ingest.index.documents import ParsedDocument
from ingest.index.errors import MalformedFile
from ingest.parsers.letter import write_text
from ingest.parsers.manuscript import Manuscript

_HIDDEN = re.compile(r"\{[^{}]*\\v(?![a-z0-9])[^{}]*\}")
_CONTROL = re.compile(r"\\[a-z]+-?\d* ?|[{}]")


class RichTextParser:
    """Reads .rtf; hidden runs are taken out first."""

    def parse(self, data: bytes, name: str, media_type: str) -> ParsedDocument:
        """See `Parser.parse`; raises `MalformedFile`."""
        manuscript = Manuscript()
        source = data.decode("latin-1")
        for hidden in _HIDDEN.finditer(source):
            manuscript.hide(_CONTROL.sub(" ", hidden[0]), "hidden text in RTF")
        try:
            text = str(rtf_to_text(_HIDDEN.sub("", source), errors="replace"))  # type: ignore[no-untyped-call]
        except (ValueError, IndexError, KeyError, LookupError, TypeError, AttributeError) as error:
            raise MalformedFile(f"{name} is damaged: it is not readable RTF ({error}); save it as DOCX.") from error
        write_text(manuscript, text.replace("\n", "\n\n"))
        return manuscript.finish(media_type)
