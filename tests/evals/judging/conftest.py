"""A scripted model for the judges that need one."""

from collections.abc import Iterator

import pytest

from tests.scripted_model.server import ScriptedModel


@pytest.fixture(scope="session")
def running_model() -> Iterator[ScriptedModel]:
    with ScriptedModel() as running:
        yield running


@pytest.fixture
def model(running_model: ScriptedModel) -> ScriptedModel:
    """Shared by all tests, but without a memory of the last."""
    running_model.script.forget()
    return running_model
