import json

from tests.server.commands.command_line import Place
from tests.server.commands.conftest import Invoke


def test_files_are_listed_with_the_state_each_ended_in(place: Place, invoke: Invoke) -> None:
    (place.docs / "empty.md").write_text("")
    invoke("ingest", str(place.docs))
    rows = json.loads(invoke("documents", "--json").stdout)["documents"]
    assert [(row["path"], row["state"]) for row in rows] == [
        ("delivery.md", "live"),
        ("empty.md", "failed"),
        ("returns.md", "live"),
    ]
    assert {row["source"] for row in rows} == {str(place.docs)}
    shown = invoke("documents").stdout
    assert "returns.md" in shown
    assert "empty.md is empty" in shown


def test_a_folder_without_an_index_is_named(place: Place, invoke: Invoke) -> None:
    result = invoke("documents")
    assert result.exit_code == 1
    assert "holds no index yet" in result.stderr
    assert not place.data.exists()
