"""A result small enough to check on paper."""

from dataclasses import replace
from datetime import UTC, datetime

from evals.bench.contender import IndexingReport
from evals.bench.machine import Machine
from evals.bench.process import ProcessUse
from evals.bench.result import BenchResult, CorpusCounts, Indexing, Load, Measured, Quality
from evals.bench.settings import BenchSettings
from evals.metric import Score
from evals.running.manifest import Manifest
from evals.running.run_settings import RunSettings
from evals.subject import SubjectFacts

NOON = datetime(2026, 11, 22, 12, tzinfo=UTC)
USE = ProcessUse(
    seconds=4.0, first_output_seconds=1.0, cpu_seconds=6.0, peak_rss_bytes=300_000_000, max_rss_bytes=200_000_000
)
SLOWER = replace(USE, seconds=8.0)
HALF = Score(0.5, 0.4, 0.6, 10, 0)


def indexing(use: ProcessUse) -> Indexing:
    """A pass over ten documents of a megabyte together."""
    report = IndexingReport(chunks=50, embedded=50, seconds=2.0)
    return Indexing(documents=10, bytes=1_000_000, report=report, use=use, index_bytes=3_000_000)


def measured(use: ProcessUse) -> Measured:
    """One contender with four questions over HTTP from one client."""
    quality = Quality(10, 0, 600.0, {"nDCG@10": HALF}, {"single": {"nDCG@10": HALF}, "turns": {"nDCG@10": HALF}})
    load = Load(clients=1, milliseconds=(10.0, 20.0, 30.0, 40.0), errors=1, seconds=0.1, server_cpu_seconds=0.02)
    return Measured(
        large=indexing(use),
        quality=quality,
        facts={"precision": "f32"},
        sample=(indexing(use), indexing(use)),
        asks=(use,),
        start_seconds=(1.0, 3.0, 2.0),
        loads=(load,),
    )


RESULT = BenchResult(
    manifest=Manifest(
        golden_set="golden.jsonl",
        golden_set_hash="0",
        examples=10,
        subject=SubjectFacts("bench"),
        settings=RunSettings(),
        commit="0123456789abcdef",
        packages={"numpy": "2"},
        python="3.11",
        machine="two cores",
        started_at=NOON,
    ),
    machine=Machine("a processor", 2, 8_000_000_000, "Linux", 0.1),
    settings=BenchSettings(),
    corpus=CorpusCounts("/documents", 20, 2_000_000, 10, 1_000_000, 10, 1_000_000, 1, 10, 2, 8),
    contenders={"ours": measured(USE), "plain": measured(SLOWER)},
    part_seconds={"the large index": 12.0},
)
