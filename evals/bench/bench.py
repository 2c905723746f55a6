"""The benchmark as a whole: the parts in their order."""

import sys
import tempfile
from collections.abc import Mapping, Sequence
from contextlib import ExitStack
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from pathlib import Path

from evals.bench.contender import Contender
from evals.bench.contenders.deskside import DesksideContender
from evals.bench.contenders.langchain_chroma import LangChainChromaContender
from evals.bench.corpus import Corpus
from evals.bench.indexing import IndexingBench, change_some, large_size
from evals.bench.loading import LoadBench
from evals.bench.machine import Machine, this_machine
from evals.bench.narration import Narration
from evals.bench.process import ProcessUse, run_measured
from evals.bench.quality import measure_quality
from evals.bench.result import BenchResult, CorpusCounts, Load, Measured, Quality
from evals.bench.seat import Seat, seated
from evals.bench.settings import PASSAGES_PER_QUESTION, BenchSettings
from evals.bench.starting import StartingBench
from evals.errors import SubjectError
from evals.running.manifest import Manifest, begin_manifest
from evals.running.run_settings import RunSettings
from evals.subject import SubjectFacts

DESKSIDE = DesksideContender()
BASELINE = LangChainChromaContender(chunk_size=1000)
SHORTER_CHUNKS = LangChainChromaContender(chunk_size=800)
"""Only its retrieval quality is of interest: evidence is found more easily in longer passages."""
_PAIR: Sequence[Contender] = (DESKSIDE, BASELINE)
_PREPARATION_SECONDS = 600.0


@dataclass(frozen=True, slots=True)
class _Answering:
    """What the parts that ask found, by contender."""

    asks: Mapping[str, tuple[ProcessUse, ...]]
    start_seconds: Mapping[str, tuple[float, ...]]
    loads: Mapping[str, tuple[Load, ...]]
    served_rss_bytes: Mapping[str, int]
    qualities: Mapping[str, Quality]


@dataclass(frozen=True, slots=True)
class Bench:
    """One run over one corpus. Everything it writes but the result lies in a temporary folder that it removes."""

    corpus: Corpus
    settings: BenchSettings
    narration: Narration

    @property
    def _contenders(self) -> Sequence[Contender]:
        return _PAIR if self.settings.is_quick else (*_PAIR, SHORTER_CHUNKS)

    def carry_out(self) -> BenchResult:
        """Run every part. Raises SubjectError when a contender fails altogether; single failures are counted."""
        machine = this_machine()
        manifest = self._manifest()
        with tempfile.TemporaryDirectory(prefix="deskside-bench-") as folder:
            result = self._run_in(Path(folder), manifest, machine)
        return replace(result, manifest=replace(manifest, ended_at=datetime.now(UTC)))

    def _run_in(self, folder: Path, manifest: Manifest, machine: Machine) -> BenchResult:
        part = self.narration.part
        with part("preparation"):
            self._prepare(folder)
        indexing = IndexingBench(folder, self.settings.process_limit_seconds, self.narration)
        sample = self.corpus.first(self.settings.sample_documents).copy_to(folder / "sample-documents")
        with part("indexing a sample, in turns"):
            samples = indexing.index_sample(_PAIR, sample, self.settings.rounds)
        size = large_size(self.settings.chunks, samples[DESKSIDE.name][0])
        large = self.corpus.of_size(size).copy_to(folder / "documents")
        if not large.stand_alone:
            raise SubjectError("no question of the golden set stands alone and is about these documents")
        with part("the large index"):
            larges = {one.name: indexing.index_large(one, large, "large index") for one in self._contenders}
            facts = {one.name: one.facts(indexing.place_of(one)) for one in self._contenders}
        with part("indexing again what has not changed"):
            unchanged = [indexing.index_large(DESKSIDE, large, "unchanged") for _ in range(self.settings.rounds)]
        answering = self._ask(indexing, large)
        with part("indexing again with 1 % changed"):
            changed_documents = change_some(large)
            changed = indexing.index_large(DESKSIDE, large, "1 % changed")
        return BenchResult(
            manifest=manifest,
            machine=machine,
            settings=self.settings,
            corpus=self._count(sample, large, changed_documents),
            contenders={
                contender.name: Measured(
                    facts=facts[contender.name],
                    sample=samples.get(contender.name, ()),
                    large=larges[contender.name],
                    unchanged=tuple(unchanged) if contender is DESKSIDE else (),
                    changed=changed if contender is DESKSIDE else None,
                    asks=answering.asks.get(contender.name, ()),
                    start_seconds=answering.start_seconds.get(contender.name, ()),
                    served_rss_bytes=answering.served_rss_bytes.get(contender.name),
                    loads=answering.loads.get(contender.name, ()),
                    quality=answering.qualities[contender.name],
                )
                for contender in self._contenders
            },
            part_seconds=self.narration.part_seconds,
        )

    def _prepare(self, folder: Path) -> None:
        """Export the model, and have the operating system read what every program loads."""
        run_measured([sys.executable, "-m", "server", "setup"], folder / "setup.log", _PREPARATION_SECONDS)
        if self.settings.is_quick:
            return
        documents = self.corpus.first(1).copy_to(folder / "warm-up-documents").folder
        for contender in _PAIR:
            command = contender.index_command(documents, folder / f"warm-up-{contender.name}")
            run_measured(command, folder / "warm-up.log", _PREPARATION_SECONDS)

    def _ask(self, indexing: IndexingBench, large: Corpus) -> _Answering:
        """Everything that asks; no server runs longer than it is asked."""
        part = self.narration.part
        alone = large.stand_alone
        places = {contender.name: indexing.place_of(contender) for contender in _PAIR}
        starting = StartingBench(places, self.narration)
        with part("asking a program from its start"):
            asks = starting.ask(_PAIR, alone, self.settings.starts, self.settings.process_limit_seconds)
        with part("starting servers"):
            earlier_starts = starting.serve(_PAIR, self.settings.starts - 1)
        with ExitStack() as stack:
            seats = [stack.enter_context(seated(contender, places[contender.name])) for contender in _PAIR]
            start_seconds = {
                seat.contender.name: (*earlier_starts[seat.contender.name], seat.server.start_seconds) for seat in seats
            }
            with part("questions over HTTP, in turns"):
                loads = LoadBench(seats, self.narration).ask(alone, self.settings.requests)
                served = {seat.contender.name: seat.server.tree.rss_bytes() for seat in seats}
            with part("retrieval quality"):
                qualities = {seat.contender.name: self._judge(seat, large) for seat in seats}
        if SHORTER_CHUNKS in self._contenders:
            with (
                part("retrieval quality with shorter chunks"),
                seated(SHORTER_CHUNKS, indexing.place_of(SHORTER_CHUNKS)) as seat,
            ):
                qualities[SHORTER_CHUNKS.name] = self._judge(seat, large)
        return _Answering(asks, start_seconds, loads, served, qualities)

    def _judge(self, seat: Seat, large: Corpus) -> Quality:
        return measure_quality(seat, large.folder, large.golden_set.examples, self.narration)

    def _count(self, sample: Corpus, large: Corpus, changed: int) -> CorpusCounts:
        examples = large.golden_set.examples
        return CorpusCounts(
            folder=str(self.corpus.folder),
            documents=len(self.corpus.documents),
            bytes=self.corpus.bytes,
            sample_documents=len(sample.documents),
            sample_bytes=sample.bytes,
            large_documents=len(large.documents),
            large_bytes=large.bytes,
            changed_documents=changed,
            questions=len(examples),
            questions_left_out=len(self.corpus.golden_set.examples) - len(examples),
            stand_alone_questions=len(large.stand_alone),
        )

    def _manifest(self) -> Manifest:
        subject = SubjectFacts("bench", {"compared": ", ".join(one.name for one in self._contenders)})
        run = RunSettings(is_retrieval_only=True, threads=2, passages=PASSAGES_PER_QUESTION)
        return begin_manifest(self.corpus.golden_set, subject, run, datetime.now(UTC))
