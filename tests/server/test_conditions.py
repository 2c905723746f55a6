"""Under what answers are made."""

from pathlib import Path

from hypothesis import given
from hypothesis import strategies as st

from ingest.index.settings import IndexSettings
from server.answering.abstention import AbstentionSettings
from server.conditions import settings_hash
from server.mcp.settings import McpSettings
from server.settings import ServerSettings

PLAIN = ServerSettings()


def test_where_the_server_is_and_who_may_reach_it_changes_no_answer() -> None:
    moved = PLAIN.model_copy(
        update={
            "host": "0.0.0.0",
            "port": 9000,
            "index": IndexSettings(data=Path("elsewhere")),
            "mcp": McpSettings(allowed_hosts=("deskside.example.com",)),
        }
    )
    assert settings_hash(moved) == settings_hash(PLAIN)


@given(st.floats(0.0, 1.0))
def test_another_threshold_makes_other_answers(threshold: float) -> None:
    other = PLAIN.model_copy(update={"abstention": AbstentionSettings(threshold=threshold)})
    is_same = threshold == PLAIN.abstention.threshold
    assert (settings_hash(other) == settings_hash(PLAIN)) is is_same
