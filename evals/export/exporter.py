"""The port of what takes a run elsewhere."""

from dataclasses import dataclass
from typing import Protocol

from evals.export.outgoing_run import OutgoingRun


@dataclass(frozen=True, slots=True)
class Export:
    """What arrived, as the other side said, and where."""

    place: str
    says: str
    """How much of what, for people."""


class Exporter(Protocol):
    """Takes runs to one place. Taking a run there twice leaves one run there, where the place can know."""

    def export(self, run: OutgoingRun) -> Export:
        """Take the run there. Raises ExportError, saying what did not arrive, when anything did not."""
        ...
