"""Which products a question speaks of, by the names that product documents carry in their titles."""

import re
import threading
from collections import defaultdict
from collections.abc import Mapping

from ingest.index.catalog import Catalog
from ingest.index.documents import Description, DocumentKind
from server.answering.question import Question

_PRODUCT_TAG = "product"
_WORD = re.compile(r"[^\W_]+")
_NAME = re.compile(r"\b[A-Z][^\W_]*")
_FIELD = "product"
_MOST_TAGS = 2
"""What stands in the titles of more products, as "Guide", names none of them."""


class ProductNames:
    """Learns the names from the catalog, anew after each of its changes. A name shows nothing of any document."""

    def __init__(self, catalog: Catalog) -> None:
        self._catalog = catalog
        self._lock = threading.Lock()
        self._sequence = -1
        self._tags: Mapping[str, frozenset[str]] = {}

    def asked(self, question: Question) -> frozenset[str]:
        """The product tags a question is about, from its own words, else from its ticket; none where it names none."""
        told = [question.text]
        if question.ticket is not None:
            told.append(question.ticket.fields.get(_FIELD, ""))
        return next((found for found in map(self.tags_in, told) if found), frozenset())

    def tags_in(self, text: str) -> frozenset[str]:
        """The product tags of the names in a text, however they are written."""
        known = self._known()
        return frozenset(tag for word in _WORD.findall(text.lower()) for tag in known.get(word, ()))

    def _known(self) -> Mapping[str, frozenset[str]]:
        sequence = self._catalog.sequence()
        with self._lock:
            if sequence != self._sequence:
                self._tags = _names(self._catalog.descriptions(DocumentKind.PRODUCT))
                self._sequence = sequence
            return self._tags


def _names(descriptions: Mapping[str, Description]) -> Mapping[str, frozenset[str]]:
    tags: dict[str, set[str]] = defaultdict(set)
    for description in descriptions.values():
        for name in _NAME.findall(description.title):
            tags[name.lower()].update(description.tags.get(_PRODUCT_TAG, ()))
    return {name: frozenset(found) for name, found in tags.items() if 0 < len(found) <= _MOST_TAGS}
