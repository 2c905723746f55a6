"""Checking a draft on the command line."""

import json

import pytest

from tests.server.commands.command_line import Place
from tests.server.commands.conftest import Invoke

RIGHT = "A charger may be returned within 30 days of delivery."
WRONG = "A charger may be returned within 60 days of delivery."


@pytest.fixture
def indexed(place: Place, invoke: Invoke) -> Invoke:
    """The command line over an index of the place's documents."""
    invoke("ingest", str(place.docs))
    return invoke


def write(place: Place, text: str) -> str:
    file = place.folder / "reply.txt"
    file.write_text(text)
    return str(file)


def test_a_draft_that_is_right_ends_well(place: Place, indexed: Invoke) -> None:
    result = indexed("check-draft", write(place, RIGHT))
    assert result.exit_code == 0
    assert f"supported: {RIGHT} [1]" in result.stdout


def test_a_wrong_figure_is_shown_with_its_fix(place: Place, indexed: Invoke) -> None:
    result = indexed("check-draft", write(place, WRONG))
    assert result.exit_code == 3
    assert "contradicted" in result.stdout
    assert "not “60 days” but “30 days”" in result.stdout
    assert "fix: 30 days" in result.stdout


def test_json_is_what_the_route_gives(place: Place, indexed: Invoke) -> None:
    checked = json.loads(indexed("check-draft", write(place, WRONG), "--json").stdout)
    assert {"is_clear", "sentences", "citations", "missing", "exemplar", "tone"} <= set(checked)
    assert checked["sentences"][0]["fix"]["text"] == "30 days"


def test_a_ticket_stands_beside_it(place: Place, indexed: Invoke) -> None:
    ticket = place.folder / "ticket.json"
    ticket.write_text(json.dumps({"tool": "zendesk", "id": "1", "subject": "send the charger back"}))
    assert indexed("check-draft", write(place, RIGHT), "--ticket", str(ticket)).exit_code == 0
    ticket.write_text("{}")
    assert "tool" in indexed("check-draft", write(place, RIGHT), "--ticket", str(ticket)).stderr


def test_an_empty_draft_is_refused(place: Place, indexed: Invoke) -> None:
    assert "empty" in indexed("check-draft", write(place, " \n")).stderr
