"""The chunks a question of a golden set might be answered from, with the statements of them that do answer it."""

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from evals.evidence import locate
from evals.example import Evidence, Example
from evals.golden_set import load_golden_set
from evals.normalised_text import Span as Found
from evals.training.asking import opened, scope_of
from ingest.index.documents import Chunk, Version
from ingest.index.sentences import Span
from server.answering.question import Question
from server.deskside import Deskside
from server.retrieval.query import conversation

_PASSAGES = 8


@dataclass(frozen=True, slots=True)
class CandidateChunk:
    """A chunk as it is embedded, the spans of its statements in that text, and which of them answer."""

    text: str
    statements: tuple[Span, ...]
    answering: tuple[bool, ...]

    @property
    def answers(self) -> bool:
        """Whether one of its statements does."""
        return any(self.answering)


@dataclass(frozen=True, slots=True)
class AskedExample:
    """A question, what was said before it, and the chunks to tell apart."""

    question: str
    conversation: str
    is_answerable: bool
    chunks: tuple[CandidateChunk, ...]


def read_candidates(documents: Path, golden: Path, cache: Path | None = None) -> list[AskedExample]:
    """Index the documents, then look for every question of the golden set: what is found, and where the evidence is."""
    golden_set = load_golden_set(golden)
    with opened(documents, golden_set, cache) as deskside:
        finder = _Finder(deskside)
        return [finder.find(example) for example in golden_set.examples]


class _Finder:
    def __init__(self, deskside: Deskside) -> None:
        self._deskside = deskside
        self._catalog = deskside.index.catalog
        self._versions: dict[str, Version] = {}
        self._of_file: dict[str, str] = {
            (Path(source) / path).as_posix(): file.version_id
            for source in self._catalog.sources()
            for path, file in self._catalog.files_of(source).items()
            if file.version_id is not None
        }

    def find(self, example: Example) -> AskedExample:
        question = example.to_question()
        evidence: dict[str, list[Found]] = {}
        for one in example.evidence:
            if version_id := self._of_file.get(one.document.as_posix()):
                evidence.setdefault(version_id, []).extend(self._spans(one, version_id))
        chunks = self._found(question, example) + [
            chunk for version_id, spans in evidence.items() for chunk in self._holding(version_id, spans)
        ]
        inputs = self._catalog.embedding_inputs(list({chunk.embedding_id for chunk in chunks}))
        known: dict[str, CandidateChunk] = {}
        for chunk in chunks:
            read = inputs[chunk.embedding_id]
            spans = evidence.get(chunk.version_id, [])
            answering = tuple(
                any(span.overlaps(Found(chunk.start + one.start, chunk.start + one.end)) for span in spans)
                for one in read.statements
            )
            placed = tuple(Span(read.body + one.start, read.body + one.end) for one in read.statements)
            known.setdefault(chunk.embedding_id, CandidateChunk(read.text, placed, answering))
        return AskedExample(question.text, conversation(question), example.answerable, tuple(known.values()))

    def _found(self, question: Question, example: Example) -> list[Chunk]:
        found = self._deskside.search(question, scope_of(example), _PASSAGES)
        return [within.chunk for passage in found.passages for within in passage.chunks]

    def _holding(self, version_id: str, spans: list[Found]) -> Iterator[Chunk]:
        for _, chunk in self._catalog.rows_of(version_id):
            if any(span.overlaps(Found(chunk.start, chunk.end)) for span in spans):
                yield chunk

    def _spans(self, evidence: Evidence, version_id: str) -> tuple[Found, ...]:
        if version_id not in self._versions:
            self._versions[version_id] = self._catalog.version(version_id)
        return locate(evidence, self._versions[version_id].text, evidence.document.stat().st_size)
