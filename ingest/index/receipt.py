"""What happened to each file of a pass, provably."""

from dataclasses import dataclass, field
from enum import StrEnum

from ingest.index.documents import Note


class FileState(StrEnum):
    """How a file ended."""

    LIVE = "live"
    QUARANTINED = "quarantined"
    RETIRED = "retired"
    FAILED = "failed"
    UNSUPPORTED = "unsupported"
    ENCRYPTED = "encrypted"


FAILURES = frozenset({FileState.FAILED, FileState.UNSUPPORTED, FileState.ENCRYPTED, FileState.QUARANTINED})


@dataclass(frozen=True, slots=True)
class FileReceipt:
    """What was read from one file, what was not, and why."""

    path: str
    state: FileState
    reason: str | None = None
    is_unchanged: bool = False
    title: str | None = None
    pages: int | None = None
    tables: int = 0
    passages: int = 0
    characters: int = 0
    skipped: tuple[Note, ...] = ()
    hidden: tuple[Note, ...] = ()
    seconds: float = 0.0


@dataclass(frozen=True, slots=True)
class JobReceipt:
    """A whole pass."""

    files: tuple[FileReceipt, ...]
    embedded: int
    """Chunks that had to be embedded; the others were known."""
    seconds: float
    bytes: int
    is_dry_run: bool = False
    sources: tuple[str, ...] = field(default=())

    def count(self, state: FileState) -> int:
        """How many files ended in this state."""
        return sum(receipt.state is state for receipt in self.files)

    @property
    def has_failures(self) -> bool:
        """Whether any file was not indexed."""
        return any(receipt.state in FAILURES for receipt in self.files)
