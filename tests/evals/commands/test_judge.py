"""`deskside eval judge`, end to end: a run on disk, ragas, and a model that fails in every way it can."""

import json
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner, Result

from evals.commands.group import eval_commands
from evals.errors import RunUnreadable, SettingsError
from evals.judging.judged_scores import read_judged_scores
from server.answering.answer import Answer, AnswerSentence, Outcome
from tests.evals.examples import answer, citation
from tests.evals.judging.made import QUOTE
from tests.evals.review.runs import keep_run
from tests.scripted_model.behaviour import BROKEN, HANGS, MALFORMED, REFUSES, WELL, Behaviour, saying
from tests.scripted_model.request import ModelRequest
from tests.scripted_model.server import ScriptedModel

SETTINGS = """
[index]
embedder = "hashing"

[features.evals.judge]
model = "openai:scripted"
base_url = "{url}"
timeout_seconds = 0.5
wait_seconds = 0
attempts = 1
threads = 4
"""


def answered(text: str) -> Answer:
    given = answer(f"{text} [1]", citations=(citation(1, QUOTE),))
    return replace(given, question=f"Is it so: {text}", sentences=(AnswerSentence(text, (1,)),))


RIGHT = "Chargers may be returned within 30 days of delivery."
GIVEN = {f"e{place}": answered(f"{RIGHT} Case {place}.") for place in range(6)}
ABSTAINED = answer("That is not in the documents.", Outcome.NOT_IN_DOCUMENTS)
MISCHIEF = {
    "Case 0": MALFORMED,
    "Case 1": HANGS,
    "Case 2": REFUSES,
    "Case 3": BROKEN,
    "Case 4": saying('{"statements": [{"statement": "x", "reason": "y", "verdict": NaN}]}'),
}


@pytest.fixture
def model() -> Iterator[ScriptedModel]:
    with ScriptedModel() as running:
        yield running


@pytest.fixture
def run(tmp_path: Path) -> Path:
    """A run of six answers, an abstention, and one example that failed."""
    keep_run(tmp_path, "run", {**GIVEN, "abstained": ABSTAINED, "failed": None})
    return tmp_path / "run"


def judge(run: Path, model: ScriptedModel, *options: str) -> Result:
    settings = run.parent / "settings.toml"
    settings.write_text(SETTINGS.format(url=model.url))
    options = ("--settings", str(settings), "--data", str(run.parent / "data"), *options)
    return CliRunner().invoke(eval_commands, ["judge", "--run", str(run), *options], catch_exceptions=False)


def judged(file: Path, criterion: str) -> dict[str, Any]:
    (found,) = [one for one in json.loads(file.read_bytes())["judged"] if one["criterion"] == criterion]
    return dict(found)


def mischief(request: ModelRequest) -> Behaviour:
    asked = request.prompt.rpartition("input:")[2]
    return next((behaviour for words, behaviour in MISCHIEF.items() if words in asked), WELL)


def test_what_the_model_does_wrong_loses_no_example_and_never_becomes_zero(run: Path, model: ScriptedModel) -> None:
    model.script.whenever(mischief)
    scores = run.parent / "scores.json"
    judge(run, model, "--judge", "ragas", "--criteria", "faithfulness", "--json", str(scores), "--repeats", "2")
    found = judged(scores, "faithfulness")
    # One answer was judged, the failed one counts zero; the other six have no value, and each says why.
    assert (found["score"]["n"], found["score"]["not_scored"]) == (2, 6)
    assert found["score"]["value"] == pytest.approx(0.5 * (1 / 2))  # of the two statements one stands in the passage
    assert found["reasons"] == {
        "malformed reply": 2,
        "timeout": 2,
        "refused": 2,
        "unavailable": 2,
        "not a number": 2,
        "abstention": 2,
    }


def test_once_the_model_is_well_only_what_failed_is_asked_again(run: Path, model: ScriptedModel) -> None:
    options = ("--judge", "ragas", "--criteria", "faithfulness", "--repeats", "1")
    model.script.whenever(mischief)
    judge(run, model, *options)
    model.script.forget()
    judge(run, model, *options)
    assert not any("Case 5" in request.prompt.rpartition("input:")[2] for request in model.script.requests)
    (found,) = read_judged_scores(run)
    assert found.score is not None
    assert (found.score.n, found.score.not_scored) == (7, 1)
    assert found.reasons == {"abstention": 1}
    model.script.forget()
    judge(run, model, *options)
    assert model.script.requests == []


def test_repeats_report_their_spread(run: Path, model: ScriptedModel) -> None:
    verdicts = iter(['{"reason": "?", "verdict": 1}', '{"reason": "?", "verdict": 0}'] * 50)
    model.script.whenever(lambda _: saying(next(verdicts)))
    keep_run(run.parent, "small", {"e0": GIVEN["e0"]})
    result = judge(run.parent / "small", model, "--judge", "ragas", "--criteria", "context_precision", "--repeats", "4")
    (found,) = read_judged_scores(run.parent / "small")
    assert found.score is not None
    assert found.score.value == pytest.approx(0.5)
    assert found.score.spread == pytest.approx((4 * 0.25 / 3) ** 0.5)
    assert (found.repeats, found.flip_rate) == (4, 1.0)
    assert "flips" in result.output


def test_without_a_model_the_other_judges_judge(run: Path) -> None:
    result = CliRunner().invoke(
        eval_commands, ["judge", "--run", str(run.parent), "--data", str(run.parent / "data")], catch_exceptions=False
    )
    assert result.exit_code == 0, result.output
    found = {one.criterion: one for one in read_judged_scores(run)}
    assert {"evidence_entailment", "rouge_l", "id_context_recall"} <= found.keys()
    evidence = found["evidence_entailment"].score
    assert evidence is not None
    assert (evidence.n, evidence.not_scored) == (7, 1)


def test_what_it_does_not_know_it_names(run: Path, model: ScriptedModel) -> None:
    with pytest.raises(SettingsError, match="no judge here knows 'kindness'"):
        judge(run, model, "--criteria", "kindness")
    with pytest.raises(SettingsError, match="there is no judge 'oracle'"):
        judge(run, model, "--judge", "oracle")
    nothing = run.parent / "nothing"
    nothing.mkdir()
    with pytest.raises(RunUnreadable):
        judge(nothing, model)
