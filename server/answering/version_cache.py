"""Keeps the versions last read: they never change, and reading their blocks again would cost more than the answer."""

from collections import OrderedDict
from threading import Lock

from ingest.index.catalog import Catalog
from ingest.index.documents import Version


class VersionCache:
    """The least recently used versions are forgotten first. What may be seen was decided before anyone asks here."""

    def __init__(self, catalog: Catalog, size: int = 512) -> None:
        self._catalog = catalog
        self._size = size
        self._lock = Lock()
        self._versions: OrderedDict[str, Version] = OrderedDict()

    def get(self, version_id: str) -> Version:
        """One version. Raises NotFound."""
        with self._lock:
            known = self._versions.get(version_id)
            if known is not None:
                self._versions.move_to_end(version_id)
                return known
        version = self._catalog.version(version_id)
        with self._lock:
            self._versions[version_id] = version
            while len(self._versions) > self._size:
                self._versions.popitem(last=False)
        return version
