"""A run as it leaves the house: scored, and with what is internal withheld unless it was asked for."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from evals.errors import ExportError
from evals.export.withholding import EVERY_AGENT, Readers, has_withheld, withhold
from evals.judging.judged_scores import JudgedScore, judged_scores, latest
from evals.judging.judgement import Judgement
from evals.judging.judgement_file import JudgementFile
from evals.judging.run_cases import case_id_of
from evals.metric import SampleMetric
from evals.metrics.right import Standing, standing
from evals.running.kept_run import KeptRun, read_run
from evals.running.manifest import Manifest
from evals.running.run_folder import RunFolder
from evals.sample import Sample
from evals.scorecard import ALL_METRICS, Scorecard, score


@dataclass(frozen=True, slots=True)
class SampleScore:
    """What one metric says of one sample."""

    metric: str
    value: float


@dataclass(frozen=True, slots=True)
class OutgoingSample:
    """A sample as it may be shown, with everything that was said of it."""

    sample: Sample
    scores: tuple[SampleScore, ...]
    """Of the metrics that apply to it."""
    judgements: tuple[Judgement, ...]
    standing: Standing


@dataclass(frozen=True, slots=True)
class OutgoingRun:
    """A run with all that may leave. The scores rest on everything, withheld or not."""

    whole: KeptRun
    """As it was kept: for measuring, not for showing."""
    scorecard: Scorecard
    judged: tuple[JudgedScore, ...]
    samples: tuple[OutgoingSample, ...]
    """In the order of the run's own samples."""
    is_with_internal: bool
    withheld: int
    """From so many samples texts were taken out."""

    @property
    def name(self) -> str:
        """The name of its folder."""
        return self.whole.name

    @property
    def manifest(self) -> Manifest:
        """Where its figures come from."""
        return self.whole.manifest

    @property
    def golden_set(self) -> str:
        """What people call its golden set."""
        return self.manifest.title

    @property
    def ended_at(self) -> datetime:
        """When the figures were known."""
        return self.manifest.ended_at or self.manifest.started_at


def outgoing(
    run: KeptRun,
    is_with_internal: bool = False,
    scorecard: Scorecard | None = None,
    judgements: Sequence[Judgement] = (),
    readers: Readers = EVERY_AGENT,
) -> OutgoingRun:
    """What may leave of this run; it is scored where no scorecard is given. Raises ExportError for no samples."""
    samples = tuple(run.samples)
    if not samples:
        raise ExportError(f"the run {run.name} has no samples; measure again")
    shown = samples if is_with_internal else withhold(samples, readers)
    of_cases = _by_case(judgements)
    return OutgoingRun(
        whole=run,
        scorecard=scorecard or score(samples),
        judged=tuple(judged_scores(samples, judgements)) if judgements else (),
        samples=tuple(
            OutgoingSample(
                sample, tuple(_scores_of(before)), tuple(of_cases.get(case_id_of(before), ())), standing(before)
            )
            for before, sample in zip(samples, shown, strict=True)
        ),
        is_with_internal=is_with_internal,
        withheld=sum(map(has_withheld, samples, shown)),
    )


def read_outgoing(path: Path, is_with_internal: bool = False, readers: Readers = EVERY_AGENT) -> OutgoingRun:
    """The same of the run in a folder, or of the newest in a folder of runs, with what judges said of it.

    Raises ExportError, or RunUnreadable where there is no whole run.
    """
    run = read_run(path)
    folder = path if (path / "manifest.json").is_file() else path / run.name
    scorecard, judgements = RunFolder(folder).scores(), JudgementFile(folder).all()
    return outgoing(run, is_with_internal, scorecard, judgements, readers)


def _scores_of(sample: Sample) -> Iterator[SampleScore]:
    for metric in ALL_METRICS:
        value = metric.value_of(sample) if isinstance(metric, SampleMetric) else None
        if value is not None:
            yield SampleScore(metric.name, value)


def _by_case(judgements: Sequence[Judgement]) -> dict[str, list[Judgement]]:
    """By answer, in the order in which they were asked; only what was said of it as it was shown last."""
    by_judge: dict[tuple[str, str], list[Judgement]] = {}
    for judgement in judgements:
        by_judge.setdefault((judgement.judge, judgement.criterion), []).append(judgement)
    found: dict[str, list[Judgement]] = {}
    for said in by_judge.values():
        for judgement in latest(said):
            found.setdefault(judgement.case_id, []).append(judgement)
    return found
