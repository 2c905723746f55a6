"""Runs a golden set against a subject and keeps every sample; what was begun can be resumed where it stopped."""

from collections import deque
from collections.abc import Callable, Iterator
from concurrent.futures import Future, ThreadPoolExecutor
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime
from pathlib import Path
from typing import Protocol

from evals.errors import RunCannotResume, RunStopped
from evals.example import Example
from evals.golden_set import GoldenSet
from evals.running.manifest import Manifest, Resumption, begin_manifest, what_differs
from evals.running.results_digest import results_digest
from evals.running.run_folder import RunFolder
from evals.running.run_settings import RunSettings
from evals.running.run_state import RunRequest, RunState
from evals.running.sampling import Sampler
from evals.sample import Sample
from evals.scorecard import Scorecard, score
from evals.subject import Subject, SubjectFacts

_AHEAD = 4
"""So many examples a thread are handed out before the first of them is written."""


class Progress(Protocol):
    """Hears how a run goes."""

    def planned(self, examples: int) -> None:
        """So many times an example will have been asked."""
        ...

    def resumed(self, samples: int) -> None:
        """So many of them were kept before the run was interrupted."""
        ...

    def finished(self, sample: Sample) -> None:
        """One example was asked."""
        ...


class SilentProgress:
    """Tells nobody."""

    def planned(self, examples: int) -> None:
        pass

    def resumed(self, samples: int) -> None:
        pass

    def finished(self, sample: Sample) -> None:
        pass


@dataclass(frozen=True, slots=True)
class Run:
    """A run that is over: the scores, what they come from, and where the samples are."""

    scorecard: Scorecard
    manifest: Manifest
    folder: Path


@dataclass(frozen=True, slots=True)
class Asked:
    """One example to be asked, and which time it is."""

    example: Example
    repeat: int


@dataclass(frozen=True, slots=True)
class Runner:
    """Measures subjects one way. Runs are kept below `runs`."""

    runs: Path
    settings: RunSettings = field(default_factory=RunSettings)
    progress: Progress = field(default_factory=SilentProgress)
    is_stopped: Callable[[], bool] = lambda: False
    """Whether this process must end: the run is then left as it is, to be resumed."""

    def run(self, golden_set: GoldenSet, subject: Subject, request: RunRequest | None = None) -> Run:
        """Ask every example and score the answers. Raises SubjectError when the subject cannot be reached at all."""
        manifest = self._begin(golden_set, subject.facts(), request)
        folder = RunFolder.create(self.runs, golden_set.name, manifest.started_at)
        return self._carry_out(folder, manifest, golden_set, subject)

    def queue(self, golden_set: GoldenSet, facts: SubjectFacts, request: RunRequest) -> RunFolder:
        """A run that waits: its folder is there, and nothing has been asked. What is measured it will say itself."""
        manifest = replace(self._begin(golden_set, facts, request), state=RunState.QUEUED)
        folder = RunFolder.create(self.runs, golden_set.name, manifest.started_at)
        folder.write_manifest(manifest)
        return folder

    def resume(self, folder: RunFolder, golden_set: GoldenSet, subject: Subject) -> Run:
        """Go on where a run stopped, or begin one that waits; what was asked is not asked again.

        Raises RunCannotResume where the run is finished or cancelled, or would go on with something else than it began
        with, and RunInUse where another process runs it.
        """
        before = folder.manifest()
        if before.state in {RunState.FINISHED, RunState.CANCELLED}:
            raise RunCannotResume(f"{folder.path.name} is over ({before.state}); begin another run")
        now = self._begin(golden_set, subject.facts(), before.request)
        if before.state is RunState.QUEUED:
            return self._carry_out(folder, now, golden_set, subject)
        if differing := what_differs(before, now):
            raise RunCannotResume(
                f"{folder.path.name} cannot be resumed: {_listed(differing)} changed since it began. Begin another run."
            )
        resumptions = (*before.resumptions, Resumption(now.started_at, now.commit))
        resumed = replace(before, state=RunState.RUNNING, reason=None, resumptions=resumptions)
        return self._carry_out(folder, resumed, golden_set, subject)

    def _begin(self, golden_set: GoldenSet, facts: SubjectFacts, request: RunRequest | None) -> Manifest:
        return begin_manifest(golden_set, facts, self.settings, datetime.now(UTC), request)

    def _carry_out(self, folder: RunFolder, manifest: Manifest, golden_set: GoldenSet, subject: Subject) -> Run:
        with folder.held():
            folder.write_manifest(manifest)
            folder.drop_torn_line()
            try:
                samples = self._take_all(folder, manifest, golden_set, subject)
            except RunStopped:
                raise
            except Exception as error:
                folder.write_manifest(replace(manifest, state=RunState.FAILED, reason=_reason(error)))
                raise
            return _end(folder, manifest, samples, subject)

    def _take_all(self, folder: RunFolder, manifest: Manifest, golden_set: GoldenSet, subject: Subject) -> list[Sample]:
        """Every sample of the run, in order; fewer where it was cancelled. Raises RunStopped."""
        samples = list(folder.samples())
        self.progress.planned(manifest.planned)
        self.progress.resumed(len(samples))
        done = {(sample.example.id, sample.repeat) for sample in samples}
        wanted = (Asked(example, repeat) for repeat in range(self.settings.repeats) for example in golden_set.examples)
        for sample in self._take((one for one in wanted if (one.example.id, one.repeat) not in done), subject):
            folder.add(sample)
            samples.append(sample)
            self.progress.finished(sample)
            if folder.is_asked_to_cancel():
                break
            if self.is_stopped():
                raise RunStopped(f"{folder.path.name} was interrupted; it can be resumed")
        return samples

    def _take(self, wanted: Iterator[Asked], subject: Subject) -> Iterator[Sample]:
        """Samples in the order they are wanted, so that what is on disk is always the beginning of the run."""
        sampler = Sampler(subject, self.settings)
        with ThreadPoolExecutor(self.settings.threads, thread_name_prefix="eval") as workers:
            begun: deque[Future[Sample]] = deque()
            try:
                for one in wanted:
                    begun.append(workers.submit(sampler.take, one.example, one.repeat))
                    if len(begun) >= _AHEAD * self.settings.threads:
                        yield begun.popleft().result()
                while begun:
                    yield begun.popleft().result()
            finally:
                for future in begun:
                    future.cancel()


def _end(folder: RunFolder, manifest: Manifest, samples: list[Sample], subject: Subject) -> Run:
    is_finished = len(samples) == manifest.planned
    scorecard = score(samples)
    folder.write_scores(scorecard)
    missing = dict.fromkeys(sample.example.id for sample in samples if sample.is_evidence_missing)
    ended = replace(
        manifest,
        state=RunState.FINISHED if is_finished else RunState.CANCELLED,
        ended_at=datetime.now(UTC) if is_finished else None,
        samples_with_errors=sum(bool(sample.errors) for sample in samples),
        evidence_not_found=tuple(missing),
        is_index_changed=subject.facts().index_state != manifest.subject.index_state,
        results=results_digest(samples) if is_finished else None,
    )
    folder.write_manifest(ended)
    return Run(scorecard, ended, folder.path)


def _reason(error: Exception) -> str:
    return str(error) or type(error).__name__


def _listed(names: list[str]) -> str:
    return names[0] if len(names) == 1 else f"{', '.join(names[:-1])} and {names[-1]}"
