import json
from pathlib import Path

import pytest

from tests.server.commands.command_line import Place
from tests.server.commands.conftest import Invoke


@pytest.fixture
def ticket(tmp_path: Path) -> Path:
    path = tmp_path / "ticket.json"
    messages = [{"speaker": "customer", "text": "Within how many days may a charger be returned?"}]
    fields = {"order_date": "2026-05-03"}
    written = {"tool": "desk", "id": "1", "subject": "Charger", "messages": messages, "fields": fields}
    path.write_text(json.dumps(written), encoding="utf-8")
    return path


def test_a_ticket_gives_its_needs_with_answers_and_its_days(place: Place, invoke: Invoke, ticket: Path) -> None:
    invoke("ingest", str(place.docs))
    shown = invoke("suggest", str(ticket)).stdout
    assert "1. Within how many days may a charger be returned?" in shown
    assert "A charger may be returned within 30 days of delivery. [1]" in shown
    assert "Order date 2026-05-03 (fields.order_date: “2026-05-03”)" in shown
    found = json.loads(invoke("suggest", str(ticket), "--json").stdout)
    assert found["suggestions"][0]["answer"]["outcome"] == "answered"


def test_a_file_that_is_no_ticket_is_bad_usage(invoke: Invoke, ticket: Path) -> None:
    ticket.write_text("{}", encoding="utf-8")
    result = invoke("suggest", str(ticket))
    assert result.exit_code == 2
    assert "is no ticket: tool: Field required" in result.stderr


def test_suggesting_makes_no_index(place: Place, invoke: Invoke, ticket: Path) -> None:
    assert invoke("suggest", str(ticket)).exit_code == 1
    assert not place.data.exists()
