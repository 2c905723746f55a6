"""Jupyter notebooks: their prose and code; what running them printed is left out."""

import json

from ingest.index.documents import ParsedDocument
from ingest.index.errors import MalformedFile
from ingest.parsers.decoding import decode
from ingest.parsers.manuscript import Manuscript
from ingest.parsers.markdown import write_markdown


class NotebookParser:
    """Reads .ipynb."""

    def parse(self, data: bytes, name: str, media_type: str) -> ParsedDocument:
        """See `Parser.parse`; raises `MalformedFile`."""
        try:
            cells = json.loads(decode(data))["cells"]
            sources = [(str(cell["cell_type"]), "".join(cell["source"])) for cell in cells]
        except (ValueError, KeyError, TypeError, RecursionError) as error:
            raise MalformedFile(f"{name} is not a Jupyter notebook ({error}); save it anew and upload that.") from error
        manuscript = Manuscript()
        for kind, source in sources:
            if kind == "markdown":
                write_markdown(manuscript, source, name)
            else:
                manuscript.code(source)
        return manuscript.finish(media_type)
