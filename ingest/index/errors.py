"""Every error Deskside raises on purpose, in one tree.

DesksideError
├── ParseError                a file could not become a document
│   ├── MalformedFile         the file is broken
│   ├── EncryptedFile         the file is password-protected
│   ├── UnsupportedFile       the format is not one we read
│   ├── NoTextLayer           the file holds pictures of text only
│   └── LimitExceeded         time, memory or output limit reached
├── MetadataError             front matter or a sidecar says something impossible
├── SourceError               a folder, file or pattern cannot be read
├── IndexInUse                another process owns the data folder
├── IndexCorrupt              a derived store disagrees with the catalog and cannot be rebuilt
├── EmbedderMismatch          the index was built with another model or precision
├── NotFound                  the thing asked for is not there, or not for this person
├── Forbidden                 the person may not do this
├── Unauthenticated           nobody is signed in
└── InvalidRequest            the request cannot be carried out as written
"""


class DesksideError(Exception):
    """Something went wrong that the reader can act on; the message says how."""


class ParseError(DesksideError):
    """A file could not become a document."""


class MalformedFile(ParseError):
    """The file is broken."""


class EncryptedFile(ParseError):
    """The file is password-protected."""


class UnsupportedFile(ParseError):
    """The format is not one we read."""


class NoTextLayer(ParseError):
    """The file holds pictures of text only."""


class LimitExceeded(ParseError):
    """Parsing ran past its time, memory or output limit."""


class MetadataError(DesksideError):
    """Front matter or a sidecar says something impossible."""


class SourceError(DesksideError):
    """A folder, file or pattern cannot be read."""


class IndexInUse(DesksideError):
    """Another process owns the data folder."""


class IndexCorrupt(DesksideError):
    """A derived store disagrees with the catalog and cannot be rebuilt."""


class EmbedderMismatch(DesksideError):
    """The index was built with another model or precision."""


class NotFound(DesksideError):
    """The thing asked for is not there, or not for this person."""


class Forbidden(DesksideError):
    """The person may not do this."""


class Unauthenticated(DesksideError):
    """Nobody is signed in."""


class InvalidRequest(DesksideError):
    """The request cannot be carried out as written."""
