"""A run as lists show it."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from evals.metric import Score
from evals.running.manifest import Manifest
from evals.running.run_state import RunState


@dataclass(frozen=True, slots=True)
class RunCard:
    """A run by the name of its folder: how far it is, and what it came to."""

    id: str
    manifest: Manifest
    asked: int
    """So many samples are kept."""
    is_held: bool
    """Whether a process is writing it."""
    metrics: Mapping[str, Score] = field(default_factory=dict)
    """Over everything; empty until the run is over."""

    @property
    def is_interrupted(self) -> bool:
        """Whether it was begun and nobody goes on with it."""
        return self.manifest.state is RunState.RUNNING and not self.is_held

    @property
    def is_under_way(self) -> bool:
        """Whether more is to come without anybody doing anything."""
        return self.manifest.state is RunState.QUEUED or (self.manifest.state is RunState.RUNNING and self.is_held)

    @property
    def is_finished(self) -> bool:
        """Whether every example was asked."""
        return self.manifest.state is RunState.FINISHED

    def is_like(self, other: "RunCard") -> bool:
        """Whether both asked the same examples in the same way, so that their scores can stand beside each other."""
        one, two = self.manifest, other.manifest
        return (
            one.golden_set_hash == two.golden_set_hash
            and one.settings.set_name == two.settings.set_name
            and one.settings.limit == two.settings.limit
            and one.settings.is_retrieval_only == two.settings.is_retrieval_only
        )
