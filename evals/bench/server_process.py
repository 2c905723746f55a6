"""A server of a contender in a process of its own, from start to stop."""

import socket
import subprocess
import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from http import HTTPStatus
from pathlib import Path

import httpx2

from evals.bench.process import environment
from evals.bench.process_tree import ProcessTree
from evals.errors import SubjectError

_POLL_SECONDS = 0.02
_START_SECONDS = 180.0
_STOP_SECONDS = 20.0


@dataclass(frozen=True, slots=True)
class ServerProcess:
    """A server that is ready."""

    url: str
    start_seconds: float
    """From the start of the process until `/readyz` answered."""
    tree: ProcessTree


@contextmanager
def serving(command_for: Callable[[int], Sequence[str]], log: Path) -> Iterator[ServerProcess]:
    """Start the command for a free port and wait until it is ready; stop it, and all it started, at the end.

    Raises SubjectError when it does not get ready.
    """
    port = _free_port()
    started = time.perf_counter()
    with log.open("wb") as errors:
        process = subprocess.Popen(
            command_for(port), stdin=subprocess.DEVNULL, stdout=errors, stderr=errors, env=environment()
        )
    tree = ProcessTree(process.pid)
    url = f"http://127.0.0.1:{port}"
    try:
        _await_readiness(process, url, log)
        yield ServerProcess(url, time.perf_counter() - started, tree)
    finally:
        _stop(process, tree)


def _await_readiness(process: "subprocess.Popen[bytes]", url: str, log: Path) -> None:
    give_up_at = time.perf_counter() + _START_SECONDS
    with httpx2.Client(base_url=url, trust_env=False) as client:
        while time.perf_counter() < give_up_at and process.poll() is None:
            with suppress(httpx2.HTTPError):
                if client.get("/readyz").status_code == HTTPStatus.OK:
                    return
            time.sleep(_POLL_SECONDS)
    raise SubjectError(f"the server at {url} did not get ready:\n{log.read_text(errors='replace')[-800:]}")


def _stop(process: "subprocess.Popen[bytes]", tree: ProcessTree) -> None:
    process.terminate()
    try:
        process.wait(_STOP_SECONDS)
    except subprocess.TimeoutExpired:
        tree.kill()
        process.wait()


def _free_port() -> int:
    with socket.socket() as listener:
        listener.bind(("127.0.0.1", 0))
        port: int = listener.getsockname()[1]
        return port
