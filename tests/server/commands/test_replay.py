import json
import re

import pytest

from ingest.index.errors import NotFound
from tests.server.commands.command_line import RETURNS, Place
from tests.server.commands.conftest import Invoke

QUESTION = "Within how many days may a charger be returned?"


@pytest.fixture
def answer_id(place: Place, invoke: Invoke) -> str:
    """An answer by an index of the place's documents."""
    invoke("ingest", str(place.docs))
    return str(json.loads(invoke("ask", QUESTION, "--json").stdout)["id"])


def test_an_answer_that_did_not_change_is_the_same(invoke: Invoke, answer_id: str) -> None:
    assert invoke("replay", answer_id).stdout.startswith("The same answer.")
    assert json.loads(invoke("replay", answer_id, "--json").stdout)["state"] == "same"


def test_what_changed_is_marked(place: Place, invoke: Invoke, answer_id: str) -> None:
    (place.docs / "returns.md").write_text(RETURNS.replace("30", "45"))
    invoke("ingest", str(place.docs))
    shown = invoke("replay", answer_id, "--today").stdout
    assert re.search(r"then: .*\[-30 -\]days", shown)
    assert re.search(r"now:  .*\{\+45 \+\}days", shown)
    assert "~ Returns (returns.md)" in shown
    assert "Documents have been added, changed or taken back since." in shown


def test_an_unknown_answer_is_told(invoke: Invoke, answer_id: str) -> None:
    with pytest.raises(NotFound, match="there is no answer none"):
        invoke("replay", "none")
