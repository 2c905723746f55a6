"""One process owns a data folder at a time: Chroma is silently damaged by two."""

import json
import os
from dataclasses import asdict, dataclass
from pathlib import Path

from filelock import FileLock, Timeout

from ingest.index.errors import IndexInUse


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
        """Raises IndexInUse, naming the owner, when another process has the folder."""
        data.mkdir(parents=True, exist_ok=True)
        self._card = data / "owner.json"
        self._lock = FileLock(data / "lock")
        try:
            self._lock.acquire(timeout=0)
        except Timeout:
            owner = current_owner(data)
            who = f"process {owner.pid} ({owner.command})" if owner else "another process"
            raise IndexInUse(
                f"{data} is in use by {who}. Stop it first, or use a command that goes through the running server."
            ) from None
        self.announce(Owner(os.getpid(), command))

    def announce(self, owner: Owner) -> None:
        """Tell other processes who owns the folder, readable by this user alone."""
        descriptor = os.open(self._card, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600)
        with os.fdopen(descriptor, "w") as file:
            json.dump(asdict(owner), file)

    def close(self) -> None:
        """Give the folder up."""
        self._card.unlink(missing_ok=True)
        self._lock.release()


def current_owner(data: Path) -> Owner | None:
    """The process that holds the folder now, or None when it is free."""
    lock = FileLock(data / "lock")
    if not (data / "lock").exists():
        return None
    try:
        lock.acquire(timeout=0)
    except Timeout:
        try:
            return Owner(**json.loads((data / "owner.json").read_text()))
        except (OSError, ValueError, TypeError):
            return Owner(0, "unknown")
    lock.release()
    return None
