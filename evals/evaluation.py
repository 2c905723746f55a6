"""One evaluation as it was asked for: opens what is measured, runs the golden set, tells the scores."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from rich.console import Console

from evals.document_index import default_cache, open_data, open_folder
from evals.golden_set import GoldenSet, load_golden_set
from evals.report import render, write_json
from evals.run_progress import TerminalProgress
from evals.run_settings import RunSettings
from evals.runner import Run, Runner
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
    runs: Path
    run_settings: RunSettings
    settings: ServerSettings
    documents: Path | None = None
    server: str | None = None
    key: str | None = None
    json_file: Path | None = None
    set_name: str | None = None
    limit: int | None = None

    def carry_out(self) -> Run:
        """Ask, score and tell. Raises GoldenSetError or SubjectError when there is nothing to ask or nobody."""
        golden_set = load_golden_set(self.golden).select(self.set_name, self.limit)
        console = Console(stderr=True)
        with self._open_subject(golden_set, console) as subject, TerminalProgress(console) as progress:
            run = Runner(self.runs, self.run_settings, progress).run(golden_set, subject)
        if self.json_file:
            write_json(run, self.json_file)
        Console().print(render(run))
        return run

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
