"""Events say what was measured, by the names of the semantic conventions, and quote nobody."""

from collections.abc import Mapping

from opentelemetry.semconv._incubating.attributes import gen_ai_attributes as conventions
from opentelemetry.util.types import AnyValue

from evals.export.evaluation_events import EVENT, events_of
from evals.export.outgoing_run import OutgoingRun, outgoing
from evals.judging.judgement import Judgement, NotScored, Verdict
from tests.evals.examples import NOON
from tests.evals.export.runs import NAME, SAMPLES, kept, leaving

Attributes = Mapping[str, AnyValue]


def told(run: OutgoingRun) -> list[Attributes]:
    return [dict(event.log_record.attributes or {}) for event in events_of(run)]


def of_sample(run: OutgoingRun, example: str, metric: str) -> Attributes:
    (found,) = (
        attributes
        for attributes in told(run)
        if attributes.get("deskside.example.id") == example and attributes["gen_ai.evaluation.name"] == metric
    )
    return found


def test_every_metric_of_every_sample_and_of_the_run_is_one_event() -> None:
    run = leaving()
    levels = [attributes["deskside.evaluation.level"] for attributes in told(run)]
    assert levels.count("sample") == sum(len(each.scores) for each in run.samples)
    assert levels.count("run") == len(run.scorecard.metrics)
    assert {event.log_record.event_name for event in events_of(run)} == {EVENT}


def test_a_sample_is_told_by_the_conventions_names() -> None:
    attributes = of_sample(leaving(), "returns-1", "MRR")
    assert attributes[conventions.GEN_AI_EVALUATION_NAME] == "MRR"
    assert attributes[conventions.GEN_AI_EVALUATION_SCORE_VALUE] == 0.5
    assert attributes[conventions.GEN_AI_RESPONSE_ID] == "answer to returns-1"
    assert attributes["deskside.run.id"] == NAME
    assert "error.type" not in attributes


def test_a_failed_sample_counts_zero_and_says_by_which_error() -> None:
    attributes = of_sample(leaving(), "failed-1", "answered_rate")
    assert attributes[conventions.GEN_AI_EVALUATION_SCORE_VALUE] == 0
    assert attributes["error.type"] == "SubjectError"
    assert conventions.GEN_AI_RESPONSE_ID not in attributes


def test_a_score_of_the_run_says_its_interval_and_its_n() -> None:
    run = leaving()
    (found,) = (one for one in told(run) if one["gen_ai.evaluation.name"] == "MRR" and "deskside.score.n" in one)
    score = run.scorecard.metrics["MRR"]
    assert (found["deskside.score.low"], found["deskside.score.high"]) == (score.low, score.high)
    assert f"over {score.n} examples" in str(found[conventions.GEN_AI_EVALUATION_EXPLANATION])


def test_neither_questions_nor_answers_are_told() -> None:
    run = leaving(is_with_internal=True)
    everything = str(told(run))
    for sample in SAMPLES:
        assert sample.example.question not in everything
        assert sample.answer is None or sample.answer.text not in everything


def test_they_come_from_a_service_called_deskside() -> None:
    resource = next(events_of(leaving())).resource
    assert resource.attributes["service.name"] == "deskside"


def test_a_judgement_is_told_with_its_judge_and_a_judge_that_failed_is_an_error_without_a_score() -> None:
    verdicts = [Verdict(0.75), Verdict(None, NotScored.TIMEOUT, "after 30 s"), Verdict(None, NotScored.ABSTENTION)]
    judgements = [
        Judgement("returns-1", "hash", "judge-7", f"criterion {place}", 0, verdict, NOON)
        for place, verdict in enumerate(verdicts)
    ]
    run = outgoing(kept(), judgements=judgements)
    scored, failed = of_sample(run, "returns-1", "criterion 0"), of_sample(run, "returns-1", "criterion 1")
    assert (scored["gen_ai.evaluation.score.value"], scored["gen_ai.evaluation.score.label"]) == (0.75, "pass")
    assert scored["deskside.judge"] == "judge-7"
    assert failed["error.type"] == "timeout"
    assert "gen_ai.evaluation.score.value" not in failed
    of_samples = [attributes for attributes in told(run) if attributes["deskside.evaluation.level"] == "sample"]
    assert "criterion 2" not in {attributes["gen_ai.evaluation.name"] for attributes in of_samples}


def test_how_a_sample_came_out_is_the_label_of_its_outcome() -> None:
    assert of_sample(leaving(), "failed-1", "right")["gen_ai.evaluation.score.label"] == "failed"
    assert of_sample(leaving(), "returns-1", "right")["gen_ai.evaluation.score.label"] == "right"
