"""A scripted model for a test."""

from collections.abc import Iterator

import pytest

from tests.scripted_model.server import ScriptedModel


@pytest.fixture
def model() -> Iterator[ScriptedModel]:
    with ScriptedModel() as running:
        yield running
