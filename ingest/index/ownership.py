"""One process owns a data folder at a time: Chroma is silently damaged by two."""

import json
import os
from dataclasses import asdict, dataclass
from pathlib import Path

from filelock import FileLock, Timeout

from ingest.index.errors import IndexInUse, SourceError


@dataclass(frozen=True, slots=True)
class Owner:
    """Who owns a data folder: a process, and where it serves, if it does."""

    pid: int
    command: str
    url: str | None = None
    key: str | None = None
    """A key by which other commands of the same operating-system user may speak to the server."""


class Ownership:
    """Holds the lock on a data folder until closed."""

    def __init__(self, data: Path, command: str) -> None:
        """Raises IndexInUse, naming the owner, when another process has it, SourceError where it cannot be written."""
        self._card = data / "owner.json"
        self._lock = FileLock(data / "lock")
        try:
            data.mkdir(parents=True, exist_ok=True)
            # Waits a moment: another command may just be looking whether the folder is free.
            self._lock.acquire(timeout=0.2, poll_interval=0.02)
            self.announce(Owner(os.getpid(), command))
        except Timeout:
            raise _in_use(data) from None
        except OSError as error:
            raise SourceError(
                f"{data} cannot be used as the data folder ({error.strerror}); choose another."
            ) from error

    def announce(self, owner: Owner) -> None:
        """Tell other processes who owns the folder, readable by this user alone."""
        draft = self._card.with_suffix(".new")
        draft.unlink(missing_ok=True)
        descriptor = os.open(draft, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
        with os.fdopen(descriptor, "w") as file:
            json.dump(asdict(owner), file)
        draft.replace(self._card)

    def close(self) -> None:
        """Give the folder up."""
        self._card.unlink(missing_ok=True)
        self._lock.release()


def current_owner(data: Path) -> Owner | None:
    """The process that holds the folder now, or None when it is free."""
    lock = FileLock(data / "lock")
    try:
        if not (data / "lock").exists():
            return None
        lock.acquire(timeout=0)
    except Timeout:
        try:
            return Owner(**json.loads((data / "owner.json").read_text()))
        except (OSError, ValueError, TypeError):
            return Owner(0, "unknown")
    except OSError:
        return None  # not ours to look into; whoever opens the folder hears why
    lock.release()
    return None


def _in_use(data: Path) -> IndexInUse:
    owner = current_owner(data)
    who = f"process {owner.pid} ({owner.command})" if owner and owner.pid else "another process"
    return IndexInUse(
        f"{data} is in use by {who}. Stop it first, or use a command that goes through the running server."
    )
