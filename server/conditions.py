"""Under what answers are made now."""

import hashlib
import json
from collections.abc import Mapping
from functools import cached_property
from importlib.metadata import version

from ingest.index.index import Index
from server.answering.answer import Conditions
from server.settings import ServerSettings

_ELSEWHERE: Mapping[str, bool | set[str]] = {
    "host": True,
    "port": True,
    "features": True,
    "mcp": True,
    "index": {"data", "model_folder"},
}
"""Settings that no answer depends on: where things are, and who may reach them."""


class PresentConditions:
    """Reads them off the running assistant; the price is that of asking the catalog for its latest change."""

    def __init__(self, index: Index, settings: ServerSettings) -> None:
        self._index = index
        self._settings = settings

    def __call__(self) -> Conditions:
        """What holds at this moment."""
        sequence = self._index.catalog.sequence()
        return Conditions(self._version, self._settings_hash, self._index.embedder.identity, sequence)

    @cached_property
    def _version(self) -> str:
        return version("deskside")

    @cached_property
    def _settings_hash(self) -> str:
        return settings_hash(self._settings)


def settings_hash(settings: ServerSettings) -> str:
    """The same for settings that make the same answers. No secret can be read from it."""
    values = settings.model_dump(exclude=_ELSEWHERE)
    text = json.dumps(values, default=_plain, sort_keys=True)
    return hashlib.sha256(text.encode()).hexdigest()[:16]


def _plain(value: object) -> object:
    """Sets in one order, whatever the order this process happens to keep them in."""
    return sorted(str(one) for one in value) if isinstance(value, frozenset | set) else str(value)
