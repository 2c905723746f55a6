"""Which judges can be had with which settings."""

import pytest

from evals.errors import SettingsError
from evals.judging.opening import choose_judges, open_judges
from evals.judging.settings import JudgeSettings
from ingest.index.embedder import Embedder
from ingest.index.embedders.hashing import HashingEmbedder
from tests.evals.judging.made import CASE, settings_for
from tests.scripted_model.server import ScriptedModel


def no_embedder() -> Embedder:
    raise AssertionError("only a model needs the embedder")


def test_without_a_model_there_are_the_judges_that_need_none() -> None:
    judges = open_judges(JudgeSettings(), no_embedder, {})
    assert [judge.name for judge in judges] == ["evidence", "ragas-without-model"]
    assert all(judge.is_repeatable for judge in judges)


def test_the_key_comes_from_the_environment_and_is_sent(model: ScriptedModel) -> None:
    settings = settings_for(model.url, api_key_variable="JUDGE_KEY")
    judge = open_judges(settings, HashingEmbedder, {"JUDGE_KEY": "secret"})[-1]
    judge.judge(CASE, "context_recall")
    judge.close()
    assert model.script.requests[-1].headers["authorization"] == "Bearer secret"


def test_a_server_of_ones_own_is_sent_no_key_of_the_provider(model: ScriptedModel) -> None:
    judge = open_judges(settings_for(model.url), HashingEmbedder, {"OPENAI_API_KEY": "secret"})[-1]
    judge.judge(CASE, "context_recall")
    judge.close()
    assert model.script.requests[-1].headers["authorization"] == "Bearer none"


def test_the_temperature_is_sent_unless_the_model_refuses_it(model: ScriptedModel) -> None:
    for sends in (True, False):
        judge = open_judges(settings_for(model.url, sends_temperature=sends), HashingEmbedder, {})[-1]
        judge.judge(CASE, "context_recall")
        judge.close()
        assert ("temperature" in model.script.requests[-1].body) is sends


def test_a_key_that_is_not_set_is_named() -> None:
    with pytest.raises(SettingsError, match="JUDGE_KEY is not set"):
        open_judges(JudgeSettings(model="openai:gpt", api_key_variable="JUDGE_KEY"), HashingEmbedder, {})


@pytest.mark.parametrize("model", ["openai", "nonsense:gpt"])
def test_a_model_that_cannot_be_asked_is_a_wrong_setting(model: str) -> None:
    with pytest.raises(SettingsError, match=r"features\.evals\.judge\.model"):
        open_judges(JudgeSettings(model=model), HashingEmbedder, {})


def test_judges_are_chosen_by_name() -> None:
    judges = open_judges(JudgeSettings(), no_embedder, {})
    assert [judge.name for judge in choose_judges(judges, ["evidence"])] == ["evidence"]
    assert choose_judges(judges, []) == judges
    with pytest.raises(SettingsError, match="there are evidence, ragas-without-model"):
        choose_judges(judges, ["oracle"])
