"""What is remembered of approved answers: the embeddings of their questions and their words, made once for each."""

from collections import OrderedDict
from collections.abc import Sequence
from dataclasses import dataclass
from threading import Lock

import numpy as np

from ingest.index.catalog import Catalog
from ingest.index.documents import Description, Version
from ingest.index.embedder import Embedder, Embeddings
from ingest.index.lexical import LexicalIndex
from server.answering.evidence import Weighed

_KEPT = 4096
"""Versions; some 8 kB each."""


@dataclass(frozen=True, slots=True)
class Quoted:
    """A premise as statements are compared with it: white space does not count."""

    document: str
    text: str


@dataclass(frozen=True, slots=True)
class KnownExemplar:
    """One version of an approved answer, as a question and its evidence are compared with it."""

    version_id: str
    source: str
    description: Description
    questions: Embeddings
    """Of the questions it answers, one a row."""
    stems: frozenset[str]
    """Of its questions, its text and what it rests on."""
    premises: tuple[Quoted, ...]

    def likeness(self, question: Embeddings) -> float:
        """The cosine with the likest of its questions."""
        return float((self.questions @ question).max())

    def score_of(self, premise: Quoted, evidence: Sequence[Weighed]) -> float:
        """The best score of a statement found that says what this premise says; 0 where none does."""
        return max((one.score for one in evidence if self._is_premise(premise, one)), default=0.0)

    def _is_premise(self, premise: Quoted, found: Weighed) -> bool:
        passage, text = found.statement.passage, found.statement.text
        if passage.document.source != self.source or premise.document not in {passage.document.path, passage.path}:
            return False
        return text in premise.text or premise.text in text


class KnownExemplars:
    """The least recently used are forgotten first. What may be seen is decided before anyone asks here."""

    def __init__(self, catalog: Catalog, embedder: Embedder, lexical: LexicalIndex, size: int = _KEPT) -> None:
        self._catalog = catalog
        self._embedder = embedder
        self._lexical = lexical
        self._size = size
        self._lock = Lock()
        self._known: OrderedDict[str, KnownExemplar] = OrderedDict()

    def of(self, version_ids: Sequence[str]) -> list[KnownExemplar]:
        """These, in their order; the questions of those that are new are embedded all at once. Raises NotFound."""
        with self._lock:
            known = {one: self._known[one] for one in version_ids if one in self._known}
        known |= self._make([self._catalog.version(one) for one in version_ids if one not in known])
        with self._lock:
            for version_id in version_ids:
                self._known[version_id] = known[version_id]
                self._known.move_to_end(version_id)
            while len(self._known) > self._size:
                self._known.popitem(last=False)
        return [known[version_id] for version_id in version_ids]

    def _make(self, versions: Sequence[Version]) -> dict[str, KnownExemplar]:
        asked = [version.description.questions or (version.description.title,) for version in versions]
        if not asked:
            return {}
        embeddings = self._embedder.embed([question for questions in asked for question in questions])
        pieces = np.split(embeddings, np.cumsum([len(questions) for questions in asked])[:-1])
        return {
            version.id: self._known_of(version, questions, piece)
            for version, questions, piece in zip(versions, asked, pieces, strict=True)
        }

    def _known_of(self, version: Version, questions: Sequence[str], embeddings: Embeddings) -> KnownExemplar:
        about = version.description
        premises = tuple(Quoted(one.document, " ".join(one.quote.split())) for one in about.rests_on)
        words = " ".join([version.text, about.title, *questions, *(premise.text for premise in premises)])
        source = self._catalog.document(version.document_id).source
        stems = frozenset(self._lexical.stems(words))
        return KnownExemplar(version.id, source, about, embeddings, stems, premises)
