"""What whoever starts the server is told."""

import pytest

from server.commands.options import read_settings
from server.commands.serving import Serving
from server.language_model.settings import LanguageModelSettings
from tests.scripted_model.server import ScriptedModel
from tests.server.commands.command_line import Place


def told(place: Place, base_url: str) -> None:
    model = LanguageModelSettings(model="openai:scripted", base_url=base_url)
    settings = read_settings(place.data).model_copy(update={"language_model": model})
    with Serving(settings, "127.0.0.1", 0) as serving:
        serving.tell("Ready.")


def test_it_says_whether_the_language_model_answers(place: Place, capsys: pytest.CaptureFixture[str]) -> None:
    with ScriptedModel() as model:
        told(place, model.url)
    assert "Language model openai:scripted answers." in capsys.readouterr().out
    told(place, "http://127.0.0.1:9/v1")
    assert "does not answer: the language model cannot be reached." in capsys.readouterr().out
