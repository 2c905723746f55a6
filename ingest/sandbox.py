"""Reads files that may be hostile, in processes that have nothing to lose."""

import queue
import threading
from pathlib import Path
from types import TracebackType
from typing import Self

from ingest.index.documents import ParsedDocument
from ingest.index.errors import LimitExceeded, SourceError
from ingest.sandbox_limits import MEBIBYTE, SandboxLimits
from ingest.sandbox_process import WorkerProcess

_READER = "ingest.reader:read"
_DEFAULT_LIMITS = SandboxLimits()


class Sandbox:
    """A pool of long-lived workers, each reading one file at a time; safe to use from several threads.

    A worker has no network, reads nothing but Python and the bytes it is sent, writes only to a folder of its own and
    starts no program. It starts with the first file that needs it (a few tenths of a second) and is replaced when a
    file was too much for it.
    """

    def __init__(self, limits: SandboxLimits = _DEFAULT_LIMITS, *, workers: int = 1, reader: str = _READER) -> None:
        self._limits = limits
        self._reader = reader
        self._idle: queue.LifoQueue[WorkerProcess | None] = queue.LifoQueue()
        self._lock = threading.Lock()
        self._working: set[WorkerProcess] = set()
        self._is_closed = False
        self._workers = max(workers, 1)
        for _ in range(self._workers):
            self._idle.put(None)

    @property
    def workers(self) -> int:
        """How many files can be read at the same time."""
        return self._workers

    def parse(self, path: Path) -> ParsedDocument:
        """The document in the file at `path`; waits while all workers are busy.

        Raises `SourceError` when the file cannot be opened, `LimitExceeded` when it is too large or took too much, and
        what `Parser.parse` raises; every message names the file and what to do.
        """
        return self.parse_bytes(self._load(path), path.name)

    def parse_bytes(self, data: bytes, name: str) -> ParsedDocument:
        """Like `parse`, for a file that is already in memory."""
        if len(data) > self._limits.file_bytes:
            raise LimitExceeded(self._too_large(name))
        worker = self._hire()
        try:
            return worker.parse(data, name)
        finally:
            self._release(worker)

    def close(self) -> None:
        """End all workers; a file being read ends with an error."""
        with self._lock:
            self._is_closed = True
            working = tuple(self._working)
        for worker in working:
            worker.close()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    def _load(self, path: Path) -> bytes:
        try:
            with path.open("rb") as file:
                data = file.read(self._limits.file_bytes + 1)
        except OSError as error:
            reason = error.strerror or type(error).__name__
            raise SourceError(f"{path} cannot be opened ({reason}); check that it is a file you may read.") from error
        if len(data) > self._limits.file_bytes:
            raise LimitExceeded(self._too_large(path.name))
        return data

    def _too_large(self, name: str) -> str:
        limit = self._limits.file_bytes // MEBIBYTE
        return f"{name} is larger than {limit} MiB, the limit for one file; split it or export a smaller one."

    def _hire(self) -> WorkerProcess:
        worker = self._idle.get()
        try:
            with self._lock:
                if self._is_closed:
                    raise RuntimeError("the sandbox is closed")
            if worker is None or not worker.is_usable:
                worker = WorkerProcess(self._limits, self._reader)
            with self._lock:
                self._working.add(worker)
        except BaseException:
            self._idle.put(worker)
            raise
        return worker

    def _release(self, worker: WorkerProcess) -> None:
        with self._lock:
            if not worker.is_usable:
                self._working.discard(worker)
        self._idle.put(worker if worker.is_usable else None)
