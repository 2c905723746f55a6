"""One evaluation as it was asked for: opens what is measured, runs the golden set, tells the scores."""

import getpass
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from rich.console import Console

from evals.document_index import default_cache, open_data, open_folder
from evals.golden_set import GoldenSet, load_golden_set
from evals.report import render, write_json
from evals.running.run_folder import RunFolder
from evals.running.run_progress import TerminalProgress
from evals.running.run_settings import RunSettings
from evals.running.run_state import Origin, RunRequest
from evals.running.runner import Run, Runner
from evals.subject import Subject
from evals.subjects.http import open_http_subject
from evals.subjects.in_process import InProcessSubject
from ingest.index.ownership import current_owner
from server.settings import ServerSettings


@dataclass(frozen=True, slots=True)
class Evaluation:
    """What to ask, of whom, and where to tell.

    Asked is the server, or else an index of the documents, or else the data folder of the settings, through the server
    that owns it where there is one.
    """

    golden: Path
    runs: Path | None
    """Where runs are kept; by default in the data folder that is measured, otherwise in `runs`."""
    run_settings: RunSettings
    settings: ServerSettings
    documents: Path | None = None
    server: str | None = None
    key: str | None = None
    json_file: Path | None = None
    resumed: Path | None = None
    """The folder of a run to go on with."""

    def carry_out(self) -> Run:
        """Ask, score and tell. Raises GoldenSetError or SubjectError when there is nothing to ask or nobody."""
        golden_set = load_golden_set(self.golden).select(self.run_settings.set_name, self.run_settings.limit)
        console = Console(stderr=True)
        with self._open_subject(golden_set, console) as subject, TerminalProgress(console) as progress:
            started = time.perf_counter()
            run = self._run(golden_set, subject, progress, console)
            seconds = time.perf_counter() - started
        if self.json_file:
            write_json(run, self.json_file)
        Console().print(render(run))
        if progress.asked:
            Console().print(
                f"Asked {progress.asked} times in {seconds:.1f} s: {seconds / progress.asked * 1000:.1f} ms"
            )
        return run

    def _run(self, golden_set: GoldenSet, subject: Subject, progress: TerminalProgress, console: Console) -> Run:
        runner = Runner(self._runs_folder, self.run_settings, progress)
        request = RunRequest(Origin.COMMAND, _account())
        folder = self.resumed or runner.queue(golden_set, subject.facts(), request).path
        try:
            return runner.resume(RunFolder(folder), golden_set, subject)
        except KeyboardInterrupt:
            console.print(f"Interrupted. What was asked is kept; go on with --resume {folder}")
            raise

    @property
    def _runs_folder(self) -> Path:
        if self.runs is not None:
            return self.runs
        is_data_measured = self.documents is None and self.server is None
        return self.settings.index.data / "runs" if is_data_measured else Path("runs")

    @contextmanager
    def _open_subject(self, golden_set: GoldenSet, console: Console) -> Iterator[Subject]:
        if self.server:
            with open_http_subject(self.server, self.key) as subject:
                yield subject
        elif self.documents:
            with open_folder(self.documents, self.settings, default_cache(), console, golden_set) as deskside:
                yield InProcessSubject(deskside)
        elif (owner := current_owner(self.settings.index.data)) and owner.url:
            with open_http_subject(owner.url, owner.key) as subject:
                yield subject
        else:
            with open_data(self.settings) as deskside:
                yield InProcessSubject(deskside)


def _account() -> str:
    """Under which name this command runs; empty where the machine has none for it."""
    try:
        return getpass.getuser()
    except (OSError, KeyError):
        return ""
