"""Lexical search: a tantivy index derived from the catalog."""

import math
import os
import re
import shutil
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

import tantivy

from ingest.index.catalog import Catalog

FORMAT = "1"
_HEAP_BYTES = 64_000_000
_WORD = re.compile(r"\w+")


@dataclass(frozen=True, slots=True)
class LexicalHit:
    """A chunk's catalog row and its BM25 score."""

    row: int
    score: float


@dataclass(frozen=True, slots=True)
class Term:
    """A stemmed word, its rarity (inverse document frequency) and how many chunks contain it."""

    stem: str
    rarity: float
    frequency: int


@dataclass(frozen=True, slots=True)
class FieldWeights:
    """How much a word counts where it stands."""

    title: float = 1.0
    headings: float = 1.0
    body: float = 1.0


class LexicalIndex:
    """BM25 over title, headings and text of every chunk, in a folder (or in memory, for tests).

    It remembers the catalog sequence it has reached and indexes a version again rather than twice.
    """

    def __init__(self, folder: Path | None) -> None:
        self._folder = folder
        self._analyzer = _analyzer()
        self._reached = 0
        if folder is None:
            self._use(tantivy.Index(_schema()))
            return
        try:
            if _read(folder / "format") != FORMAT:
                raise ValueError("made by another version")
            self._reached = int(_read(folder / "reached") or 0)
            self._use(tantivy.Index.open(str(folder)))
        except (OSError, ValueError):
            # Not there, outdated or damaged: the catalog has everything.
            self._clear(folder)

    def catch_up(self, catalog: Catalog) -> None:
        """Index the versions staged since the last time; when it returns they can be found."""
        target = catalog.sequence()
        if self._folder is not None and target < self._reached:
            self._clear(self._folder)  # the catalog is an older one, restored
        pending = catalog.staged_after(self._reached)
        if not pending:
            return
        writer = self._index.writer(_HEAP_BYTES, 1)
        for version_id in pending:
            writer.delete_documents_by_term("version", version_id)
            version = catalog.version(version_id)
            for document in _documents(catalog, version_id, version.description.title):
                writer.add_document(document)
        writer.commit()
        writer.wait_merging_threads()
        self._index.reload()
        self._reached = target
        if self._folder is not None:
            _write(self._folder / "reached", str(target))

    def count(self, version_id: str) -> int:
        """How many chunks of a version can be found."""
        query = tantivy.Query.term_query(self._index.schema, "version", version_id)
        result = self._index.searcher().search(query, 1, count=True)
        return int(result.count or 0)  # type: ignore[attr-defined]  # missing from tantivy's stub

    def search(self, words: Mapping[str, float], k: int, weights: FieldWeights) -> list[LexicalHit]:
        """The k best chunks for these weighted words, best first; visibility is not considered here."""
        # Small letters, because AND, OR and NOT in capitals would be operators; and a query of nothing but words too
        # common to matter would find everything.
        wanted = {word.lower(): weight for word, weight in words.items() if _WORD.fullmatch(word)}
        text = " ".join(f"{word}^{weight:.2f}" for word, weight in wanted.items() if self._analyzer.analyze(word))
        if not text:
            return []
        boosts = {"title": weights.title, "headings": weights.headings, "body": weights.body}
        query, _ = self._index.parse_query_lenient(text, list(boosts), field_boosts=boosts)
        searcher = self._index.searcher()
        hits = searcher.search(query, k, count=False).hits
        rows = searcher.fast_field_values("row", [address for _, address in hits]) if hits else []
        return [LexicalHit(int(row or 0), float(score or 0)) for row, (score, _) in zip(rows, hits, strict=True)]

    def terms(self, text: str) -> list[Term]:
        """The distinct terms a text is looked up by, with their rarity; words too common to matter are left out."""
        searcher = self._index.searcher()
        total = max(searcher.num_docs, 1)
        terms = []
        for stem in dict.fromkeys(self._analyzer.analyze(text)):
            frequency = searcher.doc_freq("body", stem)
            terms.append(Term(stem, math.log(1 + total / (frequency + 0.5)), frequency))
        return terms

    def stems(self, text: str) -> list[str]:
        """The terms of a text in order, repeated as they are."""
        stems: list[str] = self._analyzer.analyze(text)
        return stems

    def _clear(self, folder: Path) -> None:
        shutil.rmtree(folder, ignore_errors=True)
        folder.mkdir(parents=True)
        self._reached = 0
        self._use(tantivy.Index(_schema(), path=str(folder)))
        _write(folder / "format", FORMAT)

    def _use(self, index: tantivy.Index) -> None:
        index.register_tokenizer("english", self._analyzer)
        index.reload()
        self._index = index


def _schema() -> tantivy.Schema:
    builder = tantivy.SchemaBuilder()
    builder.add_unsigned_field("row", stored=False, indexed=True, fast=True)
    builder.add_text_field("version", stored=False, tokenizer_name="raw", index_option="basic")
    for name in ("title", "headings", "body"):
        builder.add_text_field(name, stored=False, tokenizer_name="english", index_option="freq")
    return builder.build()


def _analyzer() -> tantivy.TextAnalyzer:
    return (
        tantivy.TextAnalyzerBuilder(tantivy.Tokenizer.simple())
        .filter(tantivy.Filter.remove_long(60))
        .filter(tantivy.Filter.lowercase())
        .filter(tantivy.Filter.ascii_fold())
        .filter(tantivy.Filter.stopword("english"))
        .filter(tantivy.Filter.stemmer("english"))
        .build()
    )


def _documents(catalog: Catalog, version_id: str, title: str) -> list[tantivy.Document]:
    documents = []
    for row, chunk in catalog.rows_of(version_id):
        document = tantivy.Document()
        document.add_unsigned("row", row)
        document.add_text("version", version_id)
        document.add_text("title", title)
        document.add_text("headings", " ".join(chunk.heading_path))
        document.add_text("body", chunk.text)
        documents.append(document)
    return documents


def _read(path: Path) -> str | None:
    return path.read_text() if path.exists() else None


def _write(path: Path, text: str) -> None:
    temporary = path.with_suffix(".new")
    with temporary.open("w") as file:
        file.write(text)
        file.flush()
        os.fsync(file.fileno())
    temporary.replace(path)
