"""Opening the model that the settings name."""

from typing import Any

import pytest

from server.errors import ModelUnavailable
from server.language_model.chat_models import open_chat_model
from server.language_model.settings import LanguageModelSettings
from tests.scripted_model.server import ScriptedModel
from tests.server.language_model.conftest import OpenLanguageModel
from tests.server.language_model.test_language_model import said


def opened(**settings: Any) -> Any:
    return open_chat_model(LanguageModelSettings(**settings), {"SECRET": "s3cret"})


def test_the_key_is_read_from_the_variable_that_the_setting_names(
    open_model: OpenLanguageModel, scripted: ScriptedModel
) -> None:
    said(open_model(api_key_variable="SECRET"))
    assert scripted.script.requests[0].headers["authorization"] == "Bearer s3cret"


def test_a_server_of_ones_own_is_sent_no_key_that_was_not_named(
    open_model: OpenLanguageModel, scripted: ScriptedModel
) -> None:
    said(open_model())
    assert scripted.script.requests[0].headers["authorization"] == "Bearer none"


@pytest.mark.parametrize(
    ("settings", "said_why"),
    [
        ({"model": "openai:x", "api_key_variable": "NOT_SET"}, "NOT_SET is not set"),
        ({"model": "nobody:x"}, "language_model.model: "),
        ({"model": "x"}, "language_model.model: "),
    ],
)
def test_what_cannot_be_opened_says_which_setting_is_wrong(settings: dict[str, Any], said_why: str) -> None:
    with pytest.raises(ModelUnavailable, match=said_why) as raised:
        opened(**settings)
    assert "s3cret" not in str(raised.value)


def test_neither_the_settings_nor_the_model_show_the_key() -> None:
    model = opened(model="openai:x", base_url="http://127.0.0.1:9/v1", api_key_variable="SECRET").model
    assert "s3cret" not in repr(model)


def test_no_provider_makes_attempts_of_its_own() -> None:
    assert opened(model="openai:x", base_url="http://127.0.0.1:9/v1").model.max_retries == 0


def test_ollama_and_anthropic_take_the_same_settings() -> None:
    pytest.importorskip("langchain_ollama")
    pytest.importorskip("langchain_anthropic")
    common = {"base_url": "http://127.0.0.1:9", "api_key_variable": "SECRET", "whole_seconds": 9, "longest_reply": 77}
    ollama = opened(model="ollama:llama3", **common).model
    assert (ollama.base_url, ollama.num_predict) == ("http://127.0.0.1:9", 77)
    assert ollama.client_kwargs["timeout"].connect == 1.0
    anthropic = opened(model="anthropic:claude-x", **common).model
    assert (anthropic.max_tokens, anthropic.default_request_timeout, anthropic.max_retries) == (77, 9, 0)
    assert anthropic.anthropic_api_key.get_secret_value() == "s3cret"
