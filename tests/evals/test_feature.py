"""Measuring announces itself to the server."""

from fastapi.testclient import TestClient

from evals.feature import feature
from evals.quality import Quality
from server.app import create_app
from server.deskside import Deskside
from server.feature import Feature
from tests.server.api.company import NOW


def test_it_is_a_feature_that_adds_the_command_eval() -> None:
    announced: Feature = feature
    assert announced.name == "evals"
    assert [command.name for command in announced.commands()] == ["eval"]


def test_it_opens_with_the_application_and_starts_and_ends_with_the_server(deskside: Deskside) -> None:
    app = create_app(deskside, [feature], clock=lambda: NOW)
    assert isinstance(app.state.features["evals"], Quality)
    with TestClient(app) as client:
        assert client.get("/healthz").is_success


def test_its_static_files_are_served_below_its_name(deskside: Deskside) -> None:
    styles = TestClient(create_app(deskside, [feature])).get("/static/evals/quality.css")
    assert styles.headers["content-type"].startswith("text/css")
