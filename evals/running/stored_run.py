"""A run that is kept, opened: its scores at once, its samples when they are asked for."""

from collections.abc import Sequence
from dataclasses import dataclass

from evals.running.example_line import ExampleLine, examples_of
from evals.running.kept_run import KeptRun
from evals.running.manifest import Manifest
from evals.running.run_card import RunCard
from evals.running.run_folder import RunFolder, read_sample
from evals.running.sample_line import SampleLine
from evals.sample import Sample
from evals.scorecard import Scorecard
from ingest.index.errors import NotFound


@dataclass(frozen=True, slots=True)
class StoredRun:
    """One run as it is kept."""

    card: RunCard
    folder: RunFolder
    scorecard: Scorecard | None
    """`None` until the run is over."""
    lines: Sequence[SampleLine]
    """Its samples in short, in the order they came."""

    @property
    def id(self) -> str:
        """The name of its folder."""
        return self.card.id

    @property
    def manifest(self) -> Manifest:
        """Where its figures come from."""
        return self.card.manifest

    @property
    def samples(self) -> tuple[Sample, ...]:
        """All its samples, read anew: some ten megabytes for a thousand."""
        return tuple(self.folder.samples())

    @property
    def kept(self) -> KeptRun:
        """The run as comparisons take it."""
        return KeptRun(self.id, self.manifest, self.samples)

    def line(self, example_id: str, repeat: int = 0) -> SampleLine:
        """One sample in short. Raises NotFound."""
        for line in self.lines:
            if line.example_id == example_id and line.repeat == repeat:
                return line
        raise NotFound(f"the run {self.id} holds no example {example_id}")

    def sample(self, example_id: str, repeat: int = 0) -> Sample:
        """One sample, whole. Raises NotFound."""
        return read_sample(self.line(example_id, repeat).place.read(self.folder.samples_file))

    def worst_first(self) -> list[ExampleLine]:
        """Its examples, the worst first; see `Badness` for what that means."""
        return sorted(examples_of(self.lines), key=lambda one: one.worst.badness)
