"""One worker of the sandbox seen from outside: started, asked, watched, and killed when it takes too much."""

import contextlib
import json
import os
import select
import signal
import subprocess
import sys
import tempfile
import time
from pathlib import Path

from ingest.index.documents import ParsedDocument
from ingest.index.errors import LimitExceeded, MalformedFile, ParseError
from ingest.sandbox_limits import MEBIBYTE, SandboxLimits
from ingest.sandbox_reply import decode_reply

_TICK_SECONDS = 0.05
_READ_BYTES = 1 << 20
_PAGE_BYTES = os.sysconf("SC_PAGE_SIZE")
_FOLDER_OF_PACKAGES = Path(__file__).resolve().parents[1]


class WorkerProcess:
    """Reads files until one is too much for it, then `is_usable` is false; for one thread at a time."""

    def __init__(self, limits: SandboxLimits, reader: str) -> None:
        self._limits = limits
        self._scratch = tempfile.TemporaryDirectory(prefix="deskside-sandbox-", ignore_cleanup_errors=True)
        outlet, inlet = os.pipe()
        command = [sys.executable, "-m", "ingest.sandbox_worker", reader, self._scratch.name, str(limits.address_bytes)]
        self._process = subprocess.Popen(  # our own module
            [*command, str(inlet)], stdin=subprocess.PIPE, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL,
            cwd=self._scratch.name, env=_environment(self._scratch.name), pass_fds=(inlet,), start_new_session=True,
        )  # fmt: skip
        os.close(inlet)
        assert self._process.stdin is not None
        self._requests = self._process.stdin
        self._replies = outlet
        os.set_blocking(self._requests.fileno(), False)
        self._files_read = 0
        self.is_usable = True

    def parse(self, data: bytes, name: str) -> ParsedDocument:
        """The document in `data`; raises what the parser raises, and says so when the worker died of it."""
        self._files_read += 1
        request = json.dumps({"name": name, "size": len(data)}).encode("ascii") + b"\n" + data
        try:
            reply = self._exchange(memoryview(request), name)
        except ParseError:
            self.close()
            raise
        if self._files_read >= self._limits.files_per_worker or reply.startswith(b'{"error":"LimitExceeded"'):
            self.close()
        return decode_reply(reply, name)

    def close(self) -> None:
        """End the worker, whatever it is doing, and remove what it wrote."""
        self.is_usable = False
        if self._process.returncode is None:
            with contextlib.suppress(ProcessLookupError, PermissionError):
                os.killpg(self._process.pid, signal.SIGKILL)
            self._process.wait()
        with contextlib.suppress(OSError):
            self._requests.close()
        if self._replies >= 0:
            os.close(self._replies)
            self._replies = -1
        self._scratch.cleanup()

    def _exchange(self, unsent: memoryview, name: str) -> bytes:
        deadline = time.monotonic() + self._limits.seconds
        received = bytearray()
        while True:
            self._check(deadline, name)
            writers = [self._requests.fileno()] if unsent else []
            readable, writable, _ = select.select([self._replies], writers, [], _TICK_SECONDS)
            if writable:
                unsent = self._send(unsent)
            if readable:
                piece = os.read(self._replies, _READ_BYTES)
                if not piece:
                    raise self._death(name)
                received += piece
                size = int.from_bytes(received[:8], "big") if len(received) >= 8 else -1
                if size > self._limits.reply_bytes or len(received) > self._limits.reply_bytes + 8:
                    limit = self._limits.reply_bytes // MEBIBYTE
                    raise LimitExceeded(_too_much(name, f"more than {limit} MiB of text"))
                if size >= 0 and len(received) >= 8 + size:
                    return bytes(received[8 : 8 + size])

    def _send(self, unsent: memoryview) -> memoryview:
        try:
            return unsent[os.write(self._requests.fileno(), unsent[:_READ_BYTES]) :]
        except BlockingIOError:
            return unsent
        except BrokenPipeError:
            return unsent[:0]

    def _check(self, deadline: float, name: str) -> None:
        if time.monotonic() > deadline:
            raise LimitExceeded(_too_much(name, f"longer than {self._limits.seconds:g} seconds to read"))
        if self._resident_bytes() > self._limits.resident_bytes:
            raise LimitExceeded(_too_much(name, f"more than {self._limits.resident_bytes // MEBIBYTE} MiB of memory"))

    def _resident_bytes(self) -> int:
        try:
            statm = Path(f"/proc/{self._process.pid}/statm").read_text(encoding="ascii")
            return int(statm.split()[1]) * _PAGE_BYTES
        except (OSError, IndexError, ValueError):  # not Linux, or the worker is gone: then its pipe says so
            return 0

    def _death(self, name: str) -> ParseError:
        status = self._process.wait()
        if status in {-signal.SIGKILL, -signal.SIGXCPU}:
            return LimitExceeded(_too_much(name, "more memory or time than this machine gives"))
        how = signal.Signals(-status).name if status < 0 else f"exit status {status}"
        return MalformedFile(
            f"{name} made its reader crash ({how}), so it is damaged or too large; open it in its program, "
            "save it anew or split it, and upload that."
        )


def _too_much(name: str, what: str) -> str:
    return f"{name} takes {what}, the limit for one file; split it into smaller files or export a simpler one."


def _environment(scratch: str) -> dict[str, str]:
    """Nothing of the parent's environment but where to find libraries: what is not there cannot leak."""
    kept = {key: os.environ[key] for key in ("PATH", "LD_LIBRARY_PATH", "SYSTEMROOT") if key in os.environ}
    path = [str(_FOLDER_OF_PACKAGES), *(entry for entry in sys.path if entry)]
    return kept | {
        "PYTHONPATH": os.pathsep.join(dict.fromkeys(path)),
        "PYTHONDONTWRITEBYTECODE": "1",
        "PYTHONUTF8": "1",
        "PYTHONHASHSEED": "0",
        "HOME": scratch,
        "TMPDIR": scratch,
        "OMP_NUM_THREADS": "1",
        "OPENBLAS_NUM_THREADS": "1",
        "MALLOC_ARENA_MAX": "2",
        "DO_NOT_TRACK": "1",
        "SCARF_NO_ANALYTICS": "1",
        "UNSTRUCTURED_DISABLE_NOTICE": "1",
    }
