"""Has a run judged that is kept in a folder, and tells what came of it."""

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from rich.console import Console

from evals.errors import SettingsError
from evals.judging.judge import Judge
from evals.judging.judged_report import render, write_json
from evals.judging.judged_scores import JudgedScore, judged_scores
from evals.judging.judgement_file import JudgementFile
from evals.judging.judging import Judging
from evals.judging.run_cases import VersionText, cases_of, texts_in
from evals.judging.settings import JudgeSettings
from evals.judging.terminal_progress import TerminalProgress
from evals.running.kept_run import KeptRun, read_run
from evals.running.manifest import Manifest
from ingest.index.catalog import Catalog
from ingest.index.database import open_database
from ingest.index.settings import IndexSettings


@dataclass(frozen=True, slots=True)
class RunJudging:
    """What to have judged, by whom, and where to tell.

    The text of the passages comes from the data folder that the run measured, or else from that of the settings; where
    neither knows a version, a judge is shown what the answer cites.
    """

    run: Path
    judges: Sequence[Judge]
    settings: JudgeSettings
    index: IndexSettings
    repeats: int
    criteria: Sequence[str] = ()
    json_file: Path | None = None

    def carry_out(self) -> list[JudgedScore]:
        """Judge, score and tell. Raises RunUnreadable, and SettingsError for a criterion that no judge knows."""
        self._check_criteria()
        run = read_run(self.run)
        folder = self.run if self.run.name == run.name else self.run / run.name
        store = JudgementFile(folder)
        with self._texts(run.manifest) as texts, TerminalProgress(Console(stderr=True)) as progress:
            cases = cases_of(run.samples, texts, self.settings.passages)
            judging = Judging(store, self.settings.threads, self.settings.max_calls, progress=progress)
            judging.judge(self.judges, cases, self.criteria, self.repeats)
        return self._tell(run, store)

    def _tell(self, run: KeptRun, store: JudgementFile) -> list[JudgedScore]:
        identities = {judge.identity for judge in self.judges}
        said = [judgement for judgement in store.all() if judgement.judge in identities]
        wanted = [one for one in said if not self.criteria or one.criterion in self.criteria]
        scores = judged_scores(run.samples, wanted)
        if self.json_file:
            write_json(run.name, scores, self.json_file)
        Console().print(render(scores, store.path))
        return scores

    def _check_criteria(self) -> None:
        known = {criterion for judge in self.judges for criterion in judge.criteria}
        for criterion in self.criteria:
            if criterion not in known:
                raise SettingsError(f"no judge here knows {criterion!r}; they know {', '.join(sorted(known))}")

    @contextmanager
    def _texts(self, manifest: Manifest) -> Iterator[VersionText]:
        """Reads beside a server that may own the folder; nothing is written."""
        measured = self.index.model_copy(update={"data": Path(manifest.subject.name)})
        for index in (measured, self.index):
            if (index.data / "deskside.db").is_file():
                engine = open_database(index.database_url)
                try:
                    yield texts_in(Catalog(engine))
                finally:
                    engine.dispose()
                return
        yield lambda _: None
