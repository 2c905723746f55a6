"""A scripted model, and language models that ask it."""

from collections.abc import Iterator
from typing import Any, Protocol

import pytest

from server.language_model.chat_models import open_chat_model
from server.language_model.language_model import LanguageModel
from server.language_model.settings import LanguageModelSettings
from tests.scripted_model.server import ScriptedModel


class OpenLanguageModel(Protocol):
    def __call__(self, **settings: Any) -> LanguageModel: ...


@pytest.fixture(scope="module")
def shared_model() -> Iterator[ScriptedModel]:
    with ScriptedModel() as running:
        yield running


@pytest.fixture
def scripted(shared_model: ScriptedModel) -> ScriptedModel:
    shared_model.script.forget()
    return shared_model


@pytest.fixture
def open_model(scripted: ScriptedModel) -> Iterator[OpenLanguageModel]:
    """Opens language models with these settings; they are closed in the end."""
    opened: list[LanguageModel] = []

    def open_it(**settings: Any) -> LanguageModel:
        values = {"model": "openai:scripted", "base_url": scripted.url, "wait_seconds": 0.0, **settings}
        chosen = LanguageModelSettings(**values)
        opened.append(LanguageModel(chosen, lambda: open_chat_model(chosen, {"SECRET": "s3cret"})))
        return opened[-1]

    yield open_it
    for model in opened:
        model.close()
