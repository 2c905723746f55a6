"""What is needed to repeat a run."""

import os
import platform
import subprocess
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from importlib import metadata
from pathlib import Path

from evals.golden_set import GoldenSet
from evals.run_settings import RunSettings
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
    samples_with_errors: int = 0
    evidence_not_found: tuple[str, ...] = ()
    """Examples whose document was found but whose evidence does not stand in the indexed text."""


def begin_manifest(
    golden_set: GoldenSet, subject: SubjectFacts, settings: RunSettings, started_at: datetime
) -> Manifest:
    """The manifest of a run that begins now, on this machine and with this code."""
    return Manifest(
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
