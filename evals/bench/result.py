"""What the benchmark found: every raw number, and what is needed to repeat it."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from pathlib import Path

from pydantic import TypeAdapter

from evals.bench.contender import IndexingReport
from evals.bench.machine import Machine
from evals.bench.process import ProcessUse
from evals.bench.settings import BenchSettings
from evals.metric import Score
from evals.running.manifest import Manifest


@dataclass(frozen=True, slots=True)
class Indexing:
    """One indexing pass in a process of its own."""

    documents: int
    bytes: int
    report: IndexingReport
    use: ProcessUse
    index_bytes: int
    """On disk after the pass."""


@dataclass(frozen=True, slots=True)
class Load:
    """Questions over HTTP from so many clients, each asking again as soon as it is answered."""

    clients: int
    milliseconds: tuple[float, ...]
    """Of every question, in the order of the golden set within a block; failed ones with the time they took to fail."""
    errors: int
    seconds: float
    """The sum of the blocks."""
    server_cpu_seconds: float


@dataclass(frozen=True, slots=True)
class Quality:
    """How good the passages are. The evidence figures depend on how long the passages are."""

    questions: int
    failed: int
    mean_passage_characters: float
    """Of the first ten passages of each question."""
    metrics: Mapping[str, Score]
    by_set: Mapping[str, Mapping[str, Score]]


@dataclass(frozen=True, slots=True)
class Measured:
    """Everything measured of one contender; empty or `None` where it was not."""

    large: Indexing
    quality: Quality
    facts: Mapping[str, str] = field(default_factory=dict)
    sample: tuple[Indexing, ...] = ()
    unchanged: tuple[Indexing, ...] = ()
    changed: Indexing | None = None
    asks: tuple[ProcessUse, ...] = ()
    start_seconds: tuple[float, ...] = ()
    served_rss_bytes: int | None = None
    loads: tuple[Load, ...] = ()


@dataclass(frozen=True, slots=True)
class CorpusCounts:
    """What was indexed and asked."""

    folder: str
    documents: int
    bytes: int
    sample_documents: int
    sample_bytes: int
    large_documents: int
    large_bytes: int
    changed_documents: int
    questions: int
    """Asked for retrieval quality."""
    questions_left_out: int
    """They expect documents that were not indexed, or stand in a ticket."""
    stand_alone_questions: int
    """Asked over HTTP, without history."""


@dataclass(frozen=True, slots=True)
class BenchResult:
    """A whole run."""

    manifest: Manifest
    machine: Machine
    settings: BenchSettings
    corpus: CorpusCounts
    contenders: Mapping[str, Measured]
    part_seconds: Mapping[str, float]


def write_result(result: BenchResult, file: Path) -> None:
    """Write it as JSON."""
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_bytes(TypeAdapter(BenchResult).dump_json(result, indent=1) + b"\n")


def default_file(moment: datetime) -> Path:
    """Where a run of that moment is kept when no file is named."""
    return Path("bench-results") / f"{moment:%Y-%m-%dT%H%M%S}.json"
