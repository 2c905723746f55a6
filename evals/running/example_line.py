"""An example of a run with all its repeats, in short."""

from collections.abc import Iterable
from dataclasses import dataclass

from evals.running.sample_line import SampleLine


@dataclass(frozen=True, slots=True)
class ExampleLine:
    """One example; what a list shows of it is its worst repeat."""

    worst: SampleLine
    repeats: tuple[SampleLine, ...]

    @property
    def wrong(self) -> int:
        """In so many repeats it came out otherwise than it should."""
        return sum(line.is_wrong for line in self.repeats)


def examples_of(lines: Iterable[SampleLine]) -> list[ExampleLine]:
    """The examples of these lines, in the order they came first."""
    by_id: dict[str, list[SampleLine]] = {}
    for line in lines:
        by_id.setdefault(line.example_id, []).append(line)
    return [ExampleLine(min(found, key=lambda line: line.badness), tuple(found)) for found in by_id.values()]
