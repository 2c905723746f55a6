"""A run as OpenTelemetry events: one for every metric of a sample, every judgement, and every score of the run.

Source: OpenTelemetry, semantic conventions for generative AI, event `gen_ai.evaluation.result` (status: development),
https://github.com/open-telemetry/semantic-conventions-genai/blob/main/docs/gen-ai/gen-ai-events.md
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import datetime
from importlib.metadata import version

from opentelemetry._logs import LogRecord, SeverityNumber
from opentelemetry.sdk._logs import ReadableLogRecord
from opentelemetry.sdk.resources import OTELResourceDetector, Resource
from opentelemetry.sdk.util.instrumentation import InstrumentationScope

from evals.export.outgoing_run import OutgoingRun, OutgoingSample
from evals.judging.judgement import Judgement
from evals.judging.spread import passes
from evals.metric import Score
from evals.metrics.right import RIGHT

EVENT = "gen_ai.evaluation.result"
_SCOPE = "deskside.evals"
_FAILED = "the example failed, and what is missing counts zero"

Attributes = Mapping[str, str | int | float]


@dataclass(frozen=True, slots=True)
class _Told:
    """What an event says, and when it happened."""

    attributes: Attributes
    at: datetime


def events_of(run: OutgoingRun) -> Iterator[ReadableLogRecord]:
    """The events of a run, in the order of its samples. They carry scores and ids, and no question and no answer."""
    of_run = {
        "deskside.run.id": run.name,
        "deskside.golden_set.name": run.golden_set,
        "deskside.golden_set.hash": run.manifest.golden_set_hash,
    }
    resource = _resource()
    scope = InstrumentationScope(_SCOPE, version("deskside"))
    for told in _told(run):
        yield ReadableLogRecord(_record(of_run | dict(told.attributes), told.at), resource, scope)


def _told(run: OutgoingRun) -> Iterator[_Told]:
    for each in run.samples:
        asked_at = each.sample.answer.asked_at if each.sample.answer else run.ended_at
        of_sample = _of_sample(each)
        yield from (_Told(of_sample | said, asked_at) for said in _metrics_of(each))
        for judgement in each.judgements:
            if judgement.verdict.reason is None or not judgement.verdict.reason.is_inapplicable:
                yield _Told(of_sample | _of_judgement(judgement), judgement.made_at)
    for name, score in run.scorecard.metrics.items():
        yield _Told(_of_score(name, score), run.ended_at)
    for judged in run.judged:
        if judged.score is not None:
            yield _Told(_of_score(judged.criterion, judged.score) | {"deskside.judge": judged.judge}, run.ended_at)


def _record(attributes: Attributes, at: datetime) -> LogRecord:
    return LogRecord(
        timestamp=int(at.timestamp() * 1_000_000) * 1000,
        severity_number=SeverityNumber.INFO,
        severity_text="INFO",
        attributes=dict(attributes),
        event_name=EVENT,
    )


def _of_sample(each: OutgoingSample) -> dict[str, str | int | float]:
    sample = each.sample
    attributes: dict[str, str | int | float] = {
        "deskside.evaluation.level": "sample",
        "deskside.example.id": sample.example.id,
        "deskside.example.set": sample.example.set_name,
        "deskside.repeat": sample.repeat,
    }
    if sample.answer is not None:
        attributes["gen_ai.response.id"] = sample.answer.id
    if sample.errors:
        attributes["error.type"] = sample.errors[0].partition(":")[0]
        attributes["gen_ai.evaluation.explanation"] = _FAILED
    return attributes


def _metrics_of(each: OutgoingSample) -> Iterator[dict[str, str | int | float]]:
    """One that says how the sample came out is labelled with it; of the others a label would say nothing new."""
    for found in each.scores:
        label = {"gen_ai.evaluation.score.label": each.standing.value} if found.metric == RIGHT.name else {}
        yield {"gen_ai.evaluation.name": found.metric, "gen_ai.evaluation.score.value": found.value, **label}


def _of_judgement(judgement: Judgement) -> dict[str, str | int | float]:
    """A judge that failed is an error without a score, never a zero."""
    verdict = judgement.verdict
    said: dict[str, str | int | float] = {
        "gen_ai.evaluation.name": judgement.criterion,
        "deskside.judge": judgement.judge,
        "deskside.judge.repeat": judgement.repeat,
    }
    if verdict.value is None:
        return said | {"error.type": str(verdict.reason), "gen_ai.evaluation.explanation": "the judge gave no value"}
    label = "pass" if passes(verdict.value) else "fail"
    return said | {"gen_ai.evaluation.score.value": verdict.value, "gen_ai.evaluation.score.label": label}


def _of_score(name: str, score: Score) -> dict[str, str | int | float]:
    spread = {} if score.spread is None else {"deskside.score.spread": score.spread}
    return {
        "gen_ai.evaluation.name": name,
        "gen_ai.evaluation.score.value": score.value,
        "gen_ai.evaluation.explanation": (
            f"over {score.n} examples, 95 % interval {score.low:.4g} to {score.high:.4g}, {score.not_scored} not scored"
        ),
        "deskside.evaluation.level": "run",
        "deskside.score.low": score.low,
        "deskside.score.high": score.high,
        "deskside.score.n": score.n,
        "deskside.score.not_scored": score.not_scored,
        **spread,
    }


def _resource() -> Resource:
    """Named `deskside`, unless the standard environment variables say otherwise."""
    ours = Resource({"service.name": "deskside", "service.version": version("deskside")})
    return ours.merge(OTELResourceDetector().detect())
