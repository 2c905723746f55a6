"""What retrieval gives: passages, best first, and what it noticed on the way."""

from dataclasses import dataclass

from ingest.index.documents import Passage


@dataclass(frozen=True, slots=True)
class Sighting:
    """Where a passage stands that nobody will read: confirmed like the others, but without its text."""

    version_id: str
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class RetrievedPassage:
    """A stretch of one version: the chunk that matched, with the neighbours that fit beside it.

    `chunks` are in reading order and confirmed; `score` is the best of theirs.
    """

    chunks: tuple[Passage, ...]
    best: Passage
    score: float

    @property
    def version_id(self) -> str:
        return self.best.chunk.version_id

    @property
    def document_id(self) -> str:
        return self.best.document.id

    @property
    def source(self) -> str:
        return self.best.document.source

    @property
    def path(self) -> str:
        return self.best.path

    @property
    def title(self) -> str:
        return self.best.description.title

    @property
    def section(self) -> str:
        return " › ".join(self.best.chunk.heading_path)

    @property
    def start(self) -> int:
        return self.chunks[0].chunk.start

    @property
    def end(self) -> int:
        return self.chunks[-1].chunk.end

    @property
    def text(self) -> str:
        """The stretch as text; white space between chunks is not kept exactly."""
        return "\n".join(passage.chunk.text for passage in self.chunks)

    @property
    def sighting(self) -> Sighting:
        """Where it stands."""
        return Sighting(self.version_id, self.start, self.end)


@dataclass(frozen=True, slots=True)
class Signals:
    """What was noticed while retrieving, from which abstention is decided. See `abstention.py` for their meaning."""

    top_similarity: float
    """The best cosine between the question and a chunk."""
    lexical_score: float
    """The best BM25 score, divided by the sum of the rarity of the question's words."""
    covered_weight: float
    """Share of the question's words, weighted by rarity, that the best passage contains."""
    searched: float = 0.0
    """The natural logarithm of the number of chunks searched: among more, something alike is found more easily."""
    statement_similarity: float = 0.0
    """The best cosine between the question and a statement, noticed when the passages are read."""
    lexical_total: float = 0.0
    """The best BM25 score itself: rare words score high wherever one of them stands."""
    question_length: float = 0.0
    """The natural logarithm of the number of words in the question: a long one is less easily met by chance."""
    follow_up: float = 0.0
    """How likely the question goes on with a conversation, which was about the documents already; 0 where it stands
    alone."""


@dataclass(frozen=True, slots=True)
class Retrieval:
    """Passages, best first, with the probability that they answer the question."""

    passages: tuple[RetrievedPassage, ...]
    signals: Signals
    confidence: float
    further: tuple[Sighting, ...] = ()
    """What came after the passages, where it was asked for."""
