"""What is needed to repeat a run."""

import os
import platform
import subprocess
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from importlib import metadata
from pathlib import Path

from evals.golden_set import GoldenSet
from evals.running.run_settings import RunSettings
from evals.running.run_state import RunRequest, RunState
from evals.subject import SubjectFacts

_PACKAGES = (
    "deskside",
    "chromadb",
    "langchain-core",
    "numpy",
    "openvino",
    "sentence-transformers",
    "sqlalchemy",
    "tantivy",
    "tokenizers",
    "torch",
)


@dataclass(frozen=True, slots=True)
class Resumption:
    """An interrupted run was taken up again."""

    at: datetime
    commit: str | None
    """The commit of the code that went on; another one than the manifest's may measure otherwise."""


@dataclass(frozen=True, slots=True)
class Manifest:
    """Where the figures of a run come from."""

    golden_set: str
    golden_set_hash: str
    examples: int
    subject: SubjectFacts
    settings: RunSettings
    commit: str | None
    """The commit of the code that measured, with `+changes` where files differ from it; unknown outside a checkout."""
    packages: Mapping[str, str]
    python: str
    machine: str
    started_at: datetime
    ended_at: datetime | None = None
    """When every example had been asked; `None` of a run that is not finished."""
    samples_with_errors: int = 0
    evidence_not_found: tuple[str, ...] = ()
    """Examples whose document was found but whose evidence does not stand in the indexed text."""
    request: RunRequest = field(default_factory=RunRequest)
    state: RunState = RunState.FINISHED
    reason: str | None = None
    """Why it failed."""
    is_index_changed: bool = False
    """Documents were published or withdrawn while it ran: not every example met the same index."""
    resumptions: tuple[Resumption, ...] = ()
    results: str | None = None
    """The digest of what came back: equal where two runs came to the same in everything but ids and times."""

    @property
    def is_of_one_code(self) -> bool:
        """Whether the same commit asked every example, as far as is known."""
        return all(one.commit == self.commit for one in self.resumptions)

    @property
    def title(self) -> str:
        """What people call its golden set."""
        return self.request.title or Path(self.golden_set).stem

    @property
    def planned(self) -> int:
        """How many samples it has when it is finished."""
        return self.examples * self.settings.repeats


def begin_manifest(
    golden_set: GoldenSet,
    subject: SubjectFacts,
    settings: RunSettings,
    started_at: datetime,
    request: RunRequest | None = None,
) -> Manifest:
    """The manifest of a run that begins now, on this machine and with this code."""
    return Manifest(
        request=request or RunRequest(),
        state=RunState.RUNNING,
        golden_set=str(golden_set.path),
        golden_set_hash=golden_set.content_hash,
        examples=len(golden_set.examples),
        subject=subject,
        settings=settings,
        commit=_commit(),
        packages=_package_versions(),
        python=platform.python_version(),
        machine=f"{platform.system()} {platform.machine()}, {os.cpu_count()} cores",
        started_at=started_at,
    )


def what_differs(before: Manifest, now: Manifest) -> list[str]:
    """In what two manifests measure different things, as people say it; only what both know counts."""
    pairs = {
        "the golden set": (before.golden_set_hash, now.golden_set_hash),
        "the settings of the run": (before.settings.deciding, now.settings.deciding),
        "what is measured": (before.subject.name, now.subject.name),
        "the settings of what is measured": (before.subject.settings, now.subject.settings),
        "the index": (before.subject.index_state, now.subject.index_state),
        "the embedder": (before.subject.embedder, now.subject.embedder),
        "the language model": (before.subject.language_model, now.subject.language_model),
        "the prompt": (before.subject.prompt_hash, now.subject.prompt_hash),
    }
    return [name for name, (one, other) in pairs.items() if None not in (one, other) and one != other]


def _package_versions() -> dict[str, str]:
    versions = {}
    for name in _PACKAGES:
        try:
            versions[name] = metadata.version(name)
        except metadata.PackageNotFoundError:
            continue
    return versions


def _commit() -> str | None:
    commit = _git("rev-parse", "HEAD")
    if not commit:
        return None
    return f"{commit}+changes" if _git("status", "--porcelain", "--untracked-files=no") else commit


def _git(*arguments: str) -> str | None:
    folder = Path(__file__).parent
    try:
        done = subprocess.run(["git", "-C", folder, *arguments], capture_output=True, text=True, timeout=10, check=True)
    except (OSError, subprocess.SubprocessError):
        return None
    return done.stdout.strip()
