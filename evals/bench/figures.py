"""Which figures of a result stand in its table, section by section."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from enum import StrEnum
from functools import partial
from statistics import median

from evals.bench.percentiles import percentiles
from evals.bench.result import BenchResult, Indexing, Load, Measured
from evals.bench.settings import CLIENT_LEVELS

_MEGABYTE = 1e6
_RETRIEVAL = (
    "document_recall@5",
    "document_recall@10",
    "nDCG@10",
    "evidence_hit@1",
    "evidence_hit@5",
    "evidence_hit@10",
)


class Better(StrEnum):
    """Which way a figure is better."""

    LESS = "less"
    MORE = "more"
    NEITHER = ""


@dataclass(frozen=True, slots=True)
class Figure:
    """One line: how to read it off what was measured of a contender; `None` where it was not."""

    label: str
    of: Callable[[Measured], float | None]
    decimals: int
    better: Better = Better.LESS


@dataclass(frozen=True, slots=True)
class Section:
    """Figures of one part of the benchmark."""

    title: str
    figures: Sequence[Figure]


def sections(result: BenchResult) -> list[Section]:
    """Every line of the table. Of several rounds it is the median; the JSON has each."""
    corpus, rounds, starts = result.corpus, result.settings.rounds, result.settings.starts
    sample = (
        f"Indexing a sample: {corpus.sample_documents} documents, {_megabytes(corpus.sample_bytes)}, median of {rounds}"
    )
    large = f"The large index: {corpus.large_documents} documents, {_megabytes(corpus.large_bytes)}"
    return [
        Section(sample, _indexing(lambda measured: measured.sample)),
        Section(large, _indexing(lambda measured: (measured.large,))),
        Section("Indexing it again (the plain pipeline indexes everything again)", _again(corpus.changed_documents)),
        Section(f"Starting on it, median of {starts}", _STARTING),
        *(Section(f"Questions over HTTP, {_clients(level)}", _asking(level)) for level in CLIENT_LEVELS),
        Section("Retrieval: all questions", _quality(None)),
        *(Section(f"Retrieval: {name} questions", _quality(name)) for name in _sets(result)),
    ]


def _indexing(passes: Callable[[Measured], Sequence[Indexing]]) -> list[Figure]:
    def figure(label: str, of: Callable[[Indexing], float], decimals: int, better: Better = Better.LESS) -> Figure:
        return Figure(label, lambda measured: _median(map(of, passes(measured))), decimals, better)

    return [
        figure("chunks", lambda one: one.report.chunks, 0, Better.NEITHER),
        figure("documents/s", lambda one: one.documents / one.use.seconds, 2, Better.MORE),
        figure("MB/s", lambda one: one.bytes / _MEGABYTE / one.use.seconds, 4, Better.MORE),
        figure(
            "documents/s, program start and model loading left out",
            lambda one: one.documents / one.report.seconds,
            2,
            Better.MORE,
        ),
        figure("seconds of CPU", lambda one: one.use.cpu_seconds, 1),
        figure("peak memory of all its processes, MB", lambda one: one.use.peak_rss_bytes / _MEGABYTE, 0),
        figure("peak memory of the largest process (ru_maxrss), MB", lambda one: one.use.max_rss_bytes / _MEGABYTE, 0),
        figure("index on disk, MB", lambda one: one.index_bytes / _MEGABYTE, 1),
        figure("documents not indexed", lambda one: one.report.failed, 0),
    ]


def _again(changed_documents: int) -> list[Figure]:
    def unchanged(measured: Measured) -> float | None:
        return _median(one.use.seconds for one in measured.unchanged or (measured.large,))

    def changed(measured: Measured) -> float | None:
        return (measured.changed or measured.large).use.seconds

    return [
        Figure("nothing changed, s", unchanged, 2),
        Figure(f"{changed_documents} documents changed (1 %), s", changed, 2),
    ]


_STARTING = [
    Figure("server: process start to /readyz, s", lambda measured: _median(measured.start_seconds), 2),
    Figure(
        "program: process start to answer, s",
        lambda measured: _median(use.first_output_seconds for use in measured.asks),
        2,
    ),
    Figure(
        "program: peak memory (ru_maxrss), MB",
        lambda measured: _median(use.max_rss_bytes / _MEGABYTE for use in measured.asks),
        0,
    ),
    Figure(
        "server: memory after the questions below, MB",
        lambda measured: measured.served_rss_bytes / _MEGABYTE if measured.served_rss_bytes else None,
        0,
    ),
]


def _asking(level: int) -> list[Figure]:
    def figure(label: str, of: Callable[[Load], float], decimals: int, better: Better = Better.LESS) -> Figure:
        def read(measured: Measured) -> float | None:
            return next((of(load) for load in measured.loads if load.clients == level), None)

        return Figure(label, read, decimals, better)

    return [
        figure("p50, ms", lambda load: percentiles(load.milliseconds).p50, 1),
        figure("p95, ms", lambda load: percentiles(load.milliseconds).p95, 1),
        figure("p99, ms", lambda load: percentiles(load.milliseconds).p99, 1),
        figure("questions/s", lambda load: len(load.milliseconds) / load.seconds, 1, Better.MORE),
        figure(
            "CPU of the server per question, ms",
            lambda load: 1000 * load.server_cpu_seconds / len(load.milliseconds),
            1,
        ),
        figure("questions", lambda load: len(load.milliseconds), 0, Better.NEITHER),
        figure("errors", lambda load: load.errors, 0),
    ]


def _quality(set_name: str | None) -> list[Figure]:
    def value(name: str, measured: Measured) -> float | None:
        scores = measured.quality.metrics if set_name is None else measured.quality.by_set.get(set_name, {})
        return scores[name].value if name in scores else None

    figures = [Figure(name, partial(value, name), 3, Better.MORE) for name in (*_RETRIEVAL, "abstention_auroc")]
    if set_name is not None:
        return figures
    return [
        *figures,
        Figure(
            "characters per passage, mean",
            lambda measured: measured.quality.mean_passage_characters,
            0,
            Better.NEITHER,
        ),
        Figure("questions that failed", lambda measured: measured.quality.failed, 0),
    ]


def _sets(result: BenchResult) -> list[str]:
    """The parts of the golden set for which there is anything to tell apart."""
    found = {
        name
        for measured in result.contenders.values()
        for name, scores in measured.quality.by_set.items()
        if "/" not in name and any(metric in scores for metric in _RETRIEVAL)
    }
    return sorted(found) if len(found) > 1 else []


def _median(values: Iterable[float]) -> float | None:
    known = list(values)
    return median(known) if known else None


def _megabytes(size: int) -> str:
    return f"{size / _MEGABYTE:.1f} MB"


def _clients(level: int) -> str:
    return "1 client" if level == 1 else f"{level} clients at once"
