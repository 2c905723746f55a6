"""Data sets in the layout of BEIR: documents, questions, and which of the one answer which of the other.

https://github.com/beir-cellar/beir/wiki/Load-your-custom-dataset
"""

from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import PurePosixPath

from pydantic import ValidationError

from evals.curation.layout import BroughtExample, Reading
from evals.curation.layouts.json_lines import json_objects
from evals.curation.layouts.table import read_table
from evals.curation.upload import Upload, decoded
from evals.errors import GoldenSetError
from evals.golden_line import ExampleLine, problem_in

_LONGEST_PASSAGE = 1200
"""A longer text of the corpus is a document; a shorter one is a passage that can be quoted."""


@dataclass(frozen=True, slots=True)
class BeirLayout:
    """A folder or ZIP with `corpus.jsonl`, `queries.jsonl` and `qrels/*.tsv`."""

    name: str = "beir"
    says: str = "a BEIR data set, as a ZIP: corpus.jsonl, queries.jsonl and qrels/test.tsv"

    def recognises(self, upload: Upload) -> bool:
        """By its files."""
        return bool(upload.named("/queries.jsonl") and upload.named("/corpus.jsonl"))

    def read(self, upload: Upload, columns: Mapping[str, str]) -> Reading:
        """Every question with a judgment above zero; the others are counted in a remark."""
        corpus, problems = _texts(upload, "/corpus.jsonl")
        queries, more = _texts(upload, "/queries.jsonl")
        judged = _judgments(upload)
        problems += more
        examples = []
        for query_id, split in judged.items():
            unknown = [] if query_id in queries else [query_id]
            unknown += [name for name in split.documents if name not in corpus]
            if unknown:
                problems.append(f"qrels: {unknown[0]} is in no other file. Add it there, or take the judgment out.")
                continue
            try:
                examples.append(_brought(query_id, queries[query_id], split, corpus))
            except ValidationError as error:
                problems.append(f"queries.jsonl, {query_id}: {problem_in(error)}. Correct it, or take it out.")
        left_out = len(queries.keys() - judged.keys())
        remarks = (f"{left_out} questions without a judgment above zero are left out.",) if left_out else ()
        return Reading(self.name, tuple(examples), tuple(problems), remarks)


@dataclass(frozen=True, slots=True)
class _Qrel:
    query: str
    document: str
    score: float


@dataclass(frozen=True, slots=True)
class _Judged:
    split: str
    documents: tuple[str, ...]


def _texts(upload: Upload, ending: str) -> tuple[dict[str, str], list[str]]:
    files = upload.named(ending)
    if not files:
        raise GoldenSetError(f"{upload.name}: {ending[1:]} is missing; a BEIR data set has corpus, queries and qrels")
    path, content = next(iter(files.items()))
    texts, problems = {}, []
    for found in json_objects(content, path):
        name, text = found.fields.get("_id"), found.fields.get("text")
        if isinstance(name, str) and isinstance(text, str):
            texts[name] = text
        else:
            problems.append(found.problem or f"{found.place}: _id or text is missing. Add it, or take the line out.")
    return texts, problems


def _judgments(upload: Upload) -> dict[str, _Judged]:
    """By question, the documents that answer, the most relevant first."""
    files = {path: content for path, content in upload.named(".tsv").items() if "qrels" in PurePosixPath(path).parts}
    if not files:
        raise GoldenSetError(f"{upload.name}: qrels/test.tsv is missing; without it nobody knows what answers what")
    scores: dict[str, dict[str, float]] = defaultdict(dict)
    splits: dict[str, str] = {}
    for path, content in files.items():
        for qrel in _qrels(content, path):
            splits.setdefault(qrel.query, PurePosixPath(path).stem)
            if qrel.score > 0:
                scores[qrel.query][qrel.document] = qrel.score
    return {
        query: _Judged(splits[query], tuple(sorted(found, key=lambda name: -found[name])))
        for query, found in scores.items()
    }


def _qrels(content: bytes, path: str) -> Iterator[_Qrel]:
    table = read_table(decoded(content, path), path, lambda name: name in ("query-id", "corpus-id", "score"))
    names = [table.header.index(name) for name in ("query-id", "corpus-id", "score") if name in table.header]
    if len(names) != 3:
        raise GoldenSetError(f"{path}: the first line must name query-id, corpus-id and score")
    for row in table.rows:
        query, document, score = (row.cells[place].strip() for place in names)
        try:
            yield _Qrel(query, document, float(score))
        except ValueError as error:
            raise GoldenSetError(
                f"{path}, line {row.line}: the score {score!r} is not a number. Correct it."
            ) from error


def _brought(query_id: str, question: str, judged: _Judged, corpus: Mapping[str, str]) -> BroughtExample:
    line = ExampleLine(
        id=query_id, question=question, answerable=True, documents=judged.documents, tags={"set": judged.split}
    )
    passages = (corpus[name].strip() for name in judged.documents)
    return BroughtExample(line, tuple(text for text in passages if 0 < len(text) <= _LONGEST_PASSAGE))
