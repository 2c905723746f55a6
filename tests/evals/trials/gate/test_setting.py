"""One table of the settings is changed, and checked."""

from pathlib import Path

import pytest

from evals.trials.gate.change import Company
from evals.trials.gate.setting import with_setting
from server.settings import ServerSettings

COMPANY = Company(Path("nowhere"), ServerSettings())


def test_only_what_is_named_changes() -> None:
    before = COMPANY.settings.retrieval.dense_weight
    changed = with_setting(COMPANY, "retrieval", dense_weight=0.9).settings
    assert changed.retrieval.dense_weight == 0.9
    assert changed.retrieval.model_copy(update={"dense_weight": before}) == COMPANY.settings.retrieval
    assert COMPANY.settings.retrieval.dense_weight == before != 0.9


def test_a_table_that_is_not_there_is_an_error() -> None:
    with pytest.raises(AttributeError):
        with_setting(COMPANY, "nonsense", weight=1.0)
