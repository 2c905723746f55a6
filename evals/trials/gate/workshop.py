"""Where the changes of the trial are made and measured: one company after the other, in one folder."""

import shutil
from collections.abc import Iterator
from contextlib import closing, contextmanager
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from pathlib import Path

from evals.errors import SubjectError
from evals.example import Example
from evals.golden_set import GoldenSet
from evals.running.kept_run import KeptRun
from evals.running.manifest import begin_manifest
from evals.running.run_settings import RunSettings
from evals.running.sampling import Sampler
from evals.subjects.in_process import InProcessSubject
from evals.trials.gate.change import Change, Company
from ingest.index.embedder import Embedder
from ingest.index.progress import SilentProgress
from ingest.index.receipt import FAILURES
from server.commands.demo import SAMPLE_COMPANY
from server.deskside import Deskside
from server.settings import ServerSettings
from server.wiring import open_deskside

MOMENT = datetime(2026, 11, 22, 12, tzinfo=UTC)
"""When the examples are asked that name no moment: what is in force must not depend on the day of the trial."""

_COMPANY = SAMPLE_COMPANY.resolve()
_COMMAND = "deskside eval gate-trial"


@dataclass(frozen=True, slots=True)
class Workshop:
    """A folder to work in, and the index of the unchanged company in it."""

    folder: Path
    settings: ServerSettings
    embedder: Embedder
    golden_set: GoldenSet
    company: Path = _COMPANY
    """The documents that the changes begin with, and that the golden set names."""

    def prepare(self) -> None:
        """Index the unchanged company, to be copied for each change that only touches some of it."""
        company = self._unchanged()
        with self._open(company, self._prepared) as deskside:
            _ingest(deskside, company.folder)
            _import_programme(deskside, company.folder)

    def measure(self, change: Change) -> KeptRun:
        """All examples, asked of the company with this change."""
        company = change.apply(self._unchanged())
        data = self._data_for(company)
        with self._open(company, data) as deskside:
            ingest = _ingest_in_two_passes if company.is_indexed_anew else _ingest
            ingest(deskside, company.folder)
            _import_programme(deskside, company.folder)
            return self._ask(change.name, company, deskside)

    def _ask(self, name: str, company: Company, deskside: Deskside) -> KeptRun:
        settings = RunSettings()
        subject = InProcessSubject(deskside)
        sampler = Sampler(subject, settings)
        examples = [self._moved(example, company) for example in self.golden_set.examples]
        manifest = begin_manifest(self.golden_set, subject.facts(), settings, MOMENT)
        samples = tuple(sampler.take(example) for example in examples)
        return KeptRun(name, replace(manifest, ended_at=MOMENT), samples)

    def _unchanged(self) -> Company:
        """A fresh copy of the sample company, always in the same place: paths are how documents are known."""
        folder = self.folder / "company"
        shutil.rmtree(folder, ignore_errors=True)
        shutil.copytree(self.company, folder)
        return Company(folder, self.settings)

    def _data_for(self, company: Company) -> Path:
        data = self.folder / "data"
        shutil.rmtree(data, ignore_errors=True)
        is_comparable = company.settings.index.embedder == self.settings.index.embedder
        if is_comparable and not company.is_indexed_anew:
            shutil.copytree(self._prepared, data)
        return data

    @contextmanager
    def _open(self, company: Company, data: Path) -> Iterator[Deskside]:
        index = company.settings.index.model_copy(update={"data": data})
        settings = company.settings.model_copy(update={"index": index})
        # The embedder is opened once for all changes that use it.
        embedder = self.embedder if index.embedder == self.settings.index.embedder else None
        with closing(open_deskside(settings, _COMMAND, embedder)) as deskside:
            yield deskside

    def _moved(self, example: Example, company: Company) -> Example:
        """The example as it is asked of this company: its documents lie in the folder, some of them elsewhere."""
        return replace(
            example,
            as_of=example.as_of or MOMENT,
            documents=tuple(self._place(path, company) for path in example.documents),
            evidence=tuple(
                replace(evidence, document=self._place(evidence.document, company)) for evidence in example.evidence
            ),
        )

    def _place(self, document: Path, company: Company) -> Path:
        path = document.relative_to(self.company).as_posix()
        return company.folder.resolve() / company.moved.get(path, path)

    @property
    def _prepared(self) -> Path:
        return self.folder / "prepared"


def _import_programme(deskside: Deskside, folder: Path) -> None:
    if (folder / "skills.yaml").is_file():
        deskside.programme.import_folder(folder)


def _ingest(deskside: Deskside, folder: Path) -> None:
    """Bring the index up to date. Raises SubjectError for a file that cannot be read: that was not meant."""
    receipt = deskside.ingest([str(folder)], is_dry_run=False, retry_failed=False, progress=SilentProgress())
    if receipt.has_failures:
        failed = next(file for file in receipt.files if file.state in FAILURES)
        raise SubjectError(f"{failed.path} could not be indexed: {failed.reason}")


def _ingest_in_two_passes(deskside: Deskside, folder: Path) -> None:
    """The policies come after everything else."""
    policies, aside = folder / "policies", folder.with_name("policies-later")
    policies.rename(aside)
    _ingest(deskside, folder)
    aside.rename(policies)
    _ingest(deskside, folder)
