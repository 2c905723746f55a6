"""Asks questions and notes the contradictions they are answered with; holds written pairs against each other."""

import shutil
from collections.abc import Sequence
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path

from evals.example import Example
from evals.golden_set import GoldenSet
from evals.subjects.http import HttpSubject
from evals.subjects.in_process import InProcessSubject
from evals.trials.conflicts.written_pair import WrittenPair
from ingest.index.documents import DocumentKind
from ingest.index.embedder import Embedder
from ingest.index.progress import Progress
from ingest.index.scope import Scope
from server.answering.answer import Citation, Conflict
from server.answering.citations import cite
from server.answering.conflicts.conflicts import Conflicts
from server.answering.question import Question
from server.answering.quotes import find_quote
from server.answering.suspicion import Suspicion
from server.answering.version_cache import VersionCache
from server.clock import utc_now
from server.deskside import Deskside
from server.retrieval.embedding_cache import EmbeddingCache
from server.settings import ServerSettings
from server.wiring import open_deskside

_MEMOS = "policies/memos"
_DISAGREE = "The documents disagree"
_EVIDENCE = frozenset({DocumentKind.POLICY, DocumentKind.PRODUCT})


@dataclass(frozen=True, slots=True)
class Card:
    """A contradiction shown with an answer, and whether it is between documents that the example names."""

    example: Example
    conflict: Conflict
    is_expected: bool


@dataclass(frozen=True, slots=True)
class AskedTrial:
    """All questions of a golden set."""

    asked: int
    cards: tuple[Card, ...]
    missed: tuple[Example, ...]
    """Those whose documents contradict each other, and no card said so."""


@dataclass(frozen=True, slots=True)
class PairTrial:
    """Each written pair, and whether its two statements were found to contradict each other."""

    found: tuple[tuple[WrittenPair, bool], ...]


def ask(subject: InProcessSubject | HttpSubject, golden_set: GoldenSet) -> AskedTrial:
    """Every question of the set. Where its reference answer says so, its documents contradict each other."""
    cards: list[Card] = []
    missed = []
    for example in golden_set.examples:
        named = {document.resolve() for document in example.documents}
        conflicts = subject.answer(example).conflicts
        shown = [Card(example, one, _is_contradicted(example) and _is_between(one, named)) for one in conflicts]
        cards += shown
        if _is_contradicted(example) and not any(card.is_expected for card in shown):
            missed.append(example)
    return AskedTrial(len(golden_set.examples), tuple(cards), tuple(missed))


def _is_contradicted(example: Example) -> bool:
    return (example.reference_answer or "").startswith(_DISAGREE)


def _is_between(conflict: Conflict, named: set[Path]) -> bool:
    """Whether both sides, of two documents, are among those that the example names."""
    sides = (conflict.left, conflict.right)
    named_sides = [any(path.as_posix().endswith(f"/{side.path}") for path in named) for side in sides]
    return all(named_sides) and sides[0].document != sides[1].document


def plant(
    pairs: Sequence[WrittenPair], company: Path, folder: Path, embedder: Embedder, progress: Progress
) -> Deskside:
    """A copy of the company in `folder`, with a memo for each pair, indexed there. Close it."""
    documents = folder / "documents"
    shutil.copytree(company, documents)
    (documents / _MEMOS).mkdir(parents=True)
    for pair in pairs:
        (documents / _MEMOS / f"{pair.line.id}.md").write_text(pair.memo, encoding="utf-8")
    settings = ServerSettings()
    index = settings.index.model_copy(update={"data": folder / "data"})
    index.data.mkdir()
    deskside = open_deskside(settings.model_copy(update={"index": index}), "deskside eval conflicts", embedder)
    deskside.ingest([str(documents)], is_dry_run=False, retry_failed=False, progress=progress)
    return deskside


def try_pairs(
    pairs: Sequence[WrittenPair], company: Path, folder: Path, embedder: Embedder, progress: Progress
) -> PairTrial:
    """Hold each statement against the whole index and see whether its memo is named."""
    company = company.resolve()
    with closing(plant(pairs, company, folder, embedder, progress)) as deskside:
        versions = VersionCache(deskside.index.catalog)
        suspicion = Suspicion(versions, EmbeddingCache(deskside.index.embedder, size=2048))
        conflicts = Conflicts(deskside.index, versions, suspicion, deskside.settings.conflicts)
        scope = Scope(frozenset({"staff", "support"}), utc_now(), kinds=_EVIDENCE)
        return PairTrial(tuple((pair, _is_found(pair, company, deskside, conflicts, scope)) for pair in pairs))


def _is_found(pair: WrittenPair, company: Path, deskside: Deskside, conflicts: Conflicts, scope: Scope) -> bool:
    citation = _citation(pair, company, deskside, scope)
    cards = conflicts.against([citation], Question(pair.line.quote), scope)
    return any(f"{pair.line.id}.md" in {Path(one.left.path).name, Path(one.right.path).name} for one in cards)


def _citation(pair: WrittenPair, company: Path, deskside: Deskside, scope: Scope) -> Citation:
    catalog = deskside.index.catalog
    found = catalog.find_documents(pair.document.relative_to(company).as_posix())
    for passage in catalog.passages_of([document.id for document in found], scope):
        text = catalog.version(passage.chunk.version_id).text
        span = find_quote(text, pair.line.quote)
        if span is not None and passage.chunk.start <= span.start < passage.chunk.end:
            return cite(1, passage, span, text)
    raise LookupError(f"{pair.document} does not say: {pair.line.quote}")
