"""Measures indexing: a sample in turns, then the large index, then what changes in it cost."""

from collections.abc import Mapping, Sequence
from math import ceil
from pathlib import Path
from shutil import rmtree

from evals.bench.contender import Contender
from evals.bench.corpus import Corpus
from evals.bench.interleaving import interleave
from evals.bench.narration import Narration
from evals.bench.process import run_measured
from evals.bench.result import Indexing
from evals.bench.settings import CHANGED_SHARE

_SAMPLING_MARGIN = 1.05


class IndexingBench:
    """Runs indexing passes, each in a process of its own. What they write lies below `folder`."""

    def __init__(self, folder: Path, limit_seconds: float, narration: Narration) -> None:
        self._folder = folder
        self._limit_seconds = limit_seconds
        self._narration = narration

    def place_of(self, contender: Contender) -> Path:
        """The large index of a contender."""
        return self._folder / contender.name

    def index_sample(
        self, contenders: Sequence[Contender], corpus: Corpus, rounds: int
    ) -> Mapping[str, tuple[Indexing, ...]]:
        """Every contender indexes the same documents into an empty folder, in turns."""
        passes: dict[str, tuple[Indexing, ...]] = {}
        for turn in interleave(contenders, rounds):
            place = self._folder / "sample"
            measured = self._index(turn.contender, corpus, place, f"round {turn.round}")
            rmtree(place)
            passes[turn.contender.name] = (*passes.get(turn.contender.name, ()), measured)
        return passes

    def index_large(self, contender: Contender, corpus: Corpus, what: str) -> Indexing:
        """One pass that brings the contender's large index up to date; `what` is told of it."""
        return self._index(contender, corpus, self.place_of(contender), what)

    def _index(self, contender: Contender, corpus: Corpus, place: Path, what: str) -> Indexing:
        command = contender.index_command(corpus.folder, place)
        finished = run_measured(command, self._folder / "indexing.log", self._limit_seconds)
        report = contender.read_report(finished.output)
        self._narration.tell(
            f"  {what}, {contender.name}: {len(corpus.documents)} documents, {report.chunks} chunks, "
            f"{report.embedded} embedded, {finished.use.seconds:.1f} s, {finished.use.cpu_seconds:.1f} s of CPU"
        )
        return Indexing(len(corpus.documents), corpus.bytes, report, finished.use, size_of(place))


def large_size(chunks: int, sample: Indexing) -> int:
    """How many bytes of documents are cut into at least so many chunks, going by the sample."""
    return ceil(chunks * sample.bytes / max(sample.report.chunks, 1) * _SAMPLING_MARGIN)


def change_some(corpus: Corpus) -> int:
    """Append a sentence to one document in a hundred, at least to one; how many that were."""
    count = ceil(len(corpus.documents) * CHANGED_SHARE)
    for number, document in enumerate(corpus.documents[-count:], start=1):
        with (corpus.folder / document).open("a", encoding="utf-8") as file:
            file.write(f"\n\nThis sentence was added as change number {number} of the measurement.\n")
    return count


def size_of(folder: Path) -> int:
    """The bytes of all files below a folder."""
    return sum(file.stat().st_size for file in folder.rglob("*") if file.is_file())
