"""The practice desk."""

import json
import re
from collections.abc import Callable
from pathlib import Path

import pytest
from fastapi.testclient import TestClient

from server.deskside import Deskside
from server.identity.person import Person
from tests.server.api.company import JO

SKILLS = "skills: [{id: returns, name: Deciding on returns, summary: s, observable: [asks first], tasks: [answer]}]"
TICKETS = """
tickets:
  - id: LF-1
    subject: "</script> charger"
    channel: email
    customer: {name: Harriet Lowther, region: uk, email: h@mailbox.example}
    opened_at: "2026-11-17T08:41:00Z"
    order: {number: LU-1, date: "2026-10-29", product: Pylon 22}
    skill: returns
    messages:
      - {speaker: customer, author: Harriet Lowther, at: "2026-11-17T08:41:00Z", text: "Can I send it back?"}
      - {speaker: note, author: Jo Abara, at: "2026-11-17T09:00:00Z", text: Angry.}
    good_reply: [Says yes or no first]
"""


@pytest.fixture
def browser(deskside: Deskside, browse_as: Callable[[Person], TestClient], tmp_path: Path) -> TestClient:
    (tmp_path / "skills.yaml").write_text(SKILLS)
    (tmp_path / "tickets.yaml").write_text(TICKETS)
    deskside.programme.import_folder(tmp_path)
    return browse_as(JO)


def test_the_queue_leads_to_every_ticket(browser: TestClient) -> None:
    page = browser.get("/desk").text
    assert 'href="/desk/LF-1"' in page
    assert "Deciding on returns" in page
    assert "17 Nov 2026" in page


def test_a_ticket_carries_what_the_panel_reads(browser: TestClient) -> None:
    page = browser.get("/desk/LF-1").text
    found = re.search(r'<script type="application/json" id="ticket">(.*?)</script>', page, re.DOTALL)
    assert found is not None
    ticket = json.loads(found[1])
    assert ticket["subject"] == "</script> charger"
    assert [message["speaker"] for message in ticket["messages"]] == ["customer", "note"]
    assert 'id="reply"' in page
    assert 'id="deskside-panel"' in page


def test_the_points_of_a_good_reply_show_after_sending(browser: TestClient) -> None:
    compare = re.compile(r'id="compare"[^>]*hidden')
    assert compare.search(browser.get("/desk/LF-1").text)
    page = browser.post("/desk/LF-1", data={"reply": "Yes <b>"}).text
    assert not compare.search(page)
    assert "Says yes or no first" in page
    assert "Yes &lt;b&gt;</textarea>" in page


def test_an_unknown_ticket_is_not_there(browser: TestClient) -> None:
    assert browser.get("/desk/LF-9").status_code == 404


def test_the_skill_map_shows_behaviour_and_practice(browser: TestClient) -> None:
    page = browser.get("/skills").text
    assert "asks first" in page
    assert 'href="/desk/LF-1"' in page
