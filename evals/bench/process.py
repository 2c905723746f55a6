"""Runs a program to its end and measures what it took."""

import os
import select
import subprocess
import time
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from evals.bench.process_tree import ProcessTree
from evals.errors import SubjectError

_TICK_SECONDS = 0.1
_READ_BYTES = 1 << 16
_ERROR_CHARACTERS = 800
_QUIET = {
    "HF_HUB_OFFLINE": "1",
    "ANONYMIZED_TELEMETRY": "False",
    "DO_NOT_TRACK": "1",
    "TOKENIZERS_PARALLELISM": "true",
}


@dataclass(frozen=True, slots=True)
class ProcessUse:
    """What one process took, from its start to its end."""

    seconds: float
    first_output_seconds: float
    cpu_seconds: float
    """Of the process and those it started."""
    peak_rss_bytes: int
    """Highest sum over the process and those it started, sampled ten times a second; shared pages count each time."""
    max_rss_bytes: int
    """`ru_maxrss`: the peak of the largest single process."""


@dataclass(frozen=True, slots=True)
class FinishedProcess:
    """A process that ended well."""

    output: str
    use: ProcessUse


def environment() -> Mapping[str, str]:
    """This process's environment without settings of Deskside, and with nothing that reaches for the network."""
    # The programs measured need PATH and HOME; the values themselves are not read here.
    inherited = {name: value for name, value in os.environ.items() if not name.startswith("DESKSIDE_")}
    return inherited | _QUIET


def run_measured(command: Sequence[str], log: Path, limit_seconds: float) -> FinishedProcess:
    """Run a program; what it says on stderr goes to `log`.

    Raises SubjectError when it fails or is not done in time; then it and all it started are ended.
    """
    started = time.perf_counter()
    with log.open("wb") as errors:
        process = subprocess.Popen(
            command, stdin=subprocess.DEVNULL, stdout=subprocess.PIPE, stderr=errors, env=environment()
        )
    tree = ProcessTree(process.pid)
    try:
        finished = _watch(process, tree, started, limit_seconds)
    except BaseException:
        tree.kill()
        process.wait()
        raise
    finally:
        assert process.stdout is not None
        process.stdout.close()
    if process.returncode:
        said = log.read_text(errors="replace")[-_ERROR_CHARACTERS:]
        raise SubjectError(f"{' '.join(command)} ended with {process.returncode}:\n{said}")
    return finished


def _watch(
    process: "subprocess.Popen[bytes]", tree: ProcessTree, started: float, limit_seconds: float
) -> FinishedProcess:
    assert process.stdout is not None
    outlet = process.stdout.fileno()
    output, first_output, peak = bytearray(), 0.0, 0
    while True:
        is_readable = bool(select.select([outlet], [], [], _TICK_SECONDS)[0])
        elapsed = time.perf_counter() - started
        peak = max(peak, tree.rss_bytes())
        if is_readable:
            piece = os.read(outlet, _READ_BYTES)
            if not piece:
                break
            first_output = first_output or elapsed
            output += piece
        elif elapsed > limit_seconds:
            raise SubjectError(f"process {process.pid} was not done after {limit_seconds:.0f} seconds")
    _, status, usage = os.wait4(process.pid, 0)
    process.returncode = os.waitstatus_to_exitcode(status)
    use = ProcessUse(
        seconds=time.perf_counter() - started,
        first_output_seconds=first_output,
        cpu_seconds=usage.ru_utime + usage.ru_stime,
        peak_rss_bytes=peak,
        max_rss_bytes=usage.ru_maxrss * 1024,
    )
    return FinishedProcess(output.decode(errors="replace"), use)
