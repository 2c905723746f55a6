"""Runs a golden set against a subject and keeps every sample."""

from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime
from pathlib import Path
from typing import Protocol

from evals.golden_set import GoldenSet
from evals.manifest import Manifest, begin_manifest
from evals.run_folder import RunFolder
from evals.run_settings import RunSettings
from evals.sample import Sample
from evals.sampling import Sampler
from evals.scorecard import Scorecard, score
from evals.subject import Subject


class Progress(Protocol):
    """Hears how a run goes."""

    def planned(self, examples: int) -> None:
        """So many examples will be asked."""
        ...

    def finished(self, sample: Sample) -> None:
        """One example was asked."""
        ...


class SilentProgress:
    """Tells nobody."""

    def planned(self, examples: int) -> None:
        pass

    def finished(self, sample: Sample) -> None:
        pass


@dataclass(frozen=True, slots=True)
class Run:
    """A finished run: the scores, what they come from, and where the samples are."""

    scorecard: Scorecard
    manifest: Manifest
    folder: Path


@dataclass(frozen=True, slots=True)
class Runner:
    """Measures subjects one way. Runs are kept below `runs`."""

    runs: Path
    settings: RunSettings = field(default_factory=RunSettings)
    progress: Progress = field(default_factory=SilentProgress)

    def run(self, golden_set: GoldenSet, subject: Subject) -> Run:
        """Ask every example and score the answers. Raises SubjectError when the subject cannot be reached at all."""
        started_at = datetime.now(UTC)
        manifest = begin_manifest(golden_set, subject.facts(), self.settings, started_at)
        folder = RunFolder.create(self.runs, golden_set.name, started_at)
        folder.write_manifest(manifest)
        samples = []
        self.progress.planned(len(golden_set.examples))
        for sample in self._take_all(golden_set, subject):
            folder.add(sample)
            samples.append(sample)
            self.progress.finished(sample)
        manifest = replace(
            manifest,
            ended_at=datetime.now(UTC),
            samples_with_errors=sum(bool(sample.errors) for sample in samples),
            evidence_not_found=tuple(sample.example.id for sample in samples if sample.is_evidence_missing),
        )
        folder.write_manifest(manifest)
        return Run(score(samples), manifest, folder.path)

    def _take_all(self, golden_set: GoldenSet, subject: Subject) -> Iterator[Sample]:
        sampler = Sampler(subject, self.settings)
        with ThreadPoolExecutor(self.settings.threads, thread_name_prefix="eval") as workers:
            yield from workers.map(sampler.take, golden_set.examples)
