"""Where the links in a document lead on these pages."""

import posixpath
from urllib.parse import unquote, urlsplit

from ingest.index.catalog import Catalog
from ingest.index.documents import Document

_FOLLOWED = frozenset({"http", "https", "mailto"})


class DocumentLinks:
    """Keeps links to the web and to other documents; anything else is shown as plain words."""

    def __init__(self, catalog: Catalog, document: Document) -> None:
        self._catalog = catalog
        self._document = document

    def resolve(self, url: str) -> str | None:
        """The address to link to; `None` where there is none that is safe to follow."""
        try:
            parts = urlsplit(url.strip())
        except ValueError:
            return None
        if parts.scheme or parts.netloc:
            return url.strip() if parts.scheme.lower() in _FOLLOWED else None
        return self._document_url(unquote(parts.path)) if parts.path else None

    def _document_url(self, path: str) -> str | None:
        beside = posixpath.normpath(posixpath.join(posixpath.dirname(self._document.path), path))
        for document in self._catalog.find_documents(beside):
            if document.source == self._document.source:
                return f"/documents/{document.id}"
        return None
