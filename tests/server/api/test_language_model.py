"""The language model, as administrators see it."""

from pathlib import Path

from server.app import create_app
from server.language_model.settings import LanguageModelSettings
from tests.scripted_model.behaviour import BROKEN
from tests.scripted_model.server import ScriptedModel
from tests.server.api.caller import Caller
from tests.server.api.company import NOW, ROOT, open_company

PLACE = "/v1/language-model"


def test_without_one_there_is_nothing_to_see(root: Caller) -> None:
    assert "[language_model]" in root.refused("GET", PLACE)["detail"]
    assert root.refused("POST", f"{PLACE}/probe")["status"] == 404


def test_only_administrators_see_it(sam: Caller) -> None:
    assert sam.refused("GET", PLACE)["status"] == 403


def test_it_says_how_it_does_and_whether_it_answers(tmp_path: Path) -> None:
    with ScriptedModel() as model:
        deskside = open_company(tmp_path, LanguageModelSettings(model="openai:scripted", base_url=model.url))
        root = Caller(create_app(deskside, clock=lambda: NOW), deskside, ROOT)
        assert root.get(PLACE) == {"name": "openai:scripted", "state": "closed", "calls": 0, "retries": 0}
        assert root.post(f"{PLACE}/probe", {})["is_answering"]
        model.script.then(BROKEN)
        health = root.post(f"{PLACE}/probe", {})
        assert (health["is_answering"], health["trouble"]) == (False, "the language model refused with status 503")
        assert root.get(PLACE)["calls"] == 2
        deskside.close()
