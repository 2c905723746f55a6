"""The port every parser answers to: bytes in, a document with its structure out."""

from typing import Protocol

from ingest.index.documents import ParsedDocument


class Parser(Protocol):
    """Reads one family of formats."""

    def parse(self, data: bytes, name: str, media_type: str) -> ParsedDocument:
        """The document as the assistant will read it; `name` is the file's name, for titles and messages.

        Runs inside the sandbox, so it may take as long and as much as it likes: the sandbox ends it.

        Raises `MalformedFile` when the bytes are not what `media_type` says, `EncryptedFile` when they need a
        password, `NoTextLayer` when they hold pictures of text only, `LimitExceeded` when what they unpack to is
        unreasonably large, and `UnsupportedFile` when this particular variant cannot be read.
        """
        ...
