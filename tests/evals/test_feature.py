"""Measuring announces itself to the server."""

from evals.feature import feature
from server.feature import Feature


def test_it_is_a_feature_that_adds_the_command_eval() -> None:
    announced: Feature = feature
    assert announced.name == "evals"
    assert [command.name for command in announced.commands()] == ["eval"]
    assert list(announced.routers()) == []
