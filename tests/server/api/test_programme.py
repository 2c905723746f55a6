"""Lessons and practice tickets over HTTP."""

from pathlib import Path

import ingest
from server.deskside import Deskside
from tests.server.api.caller import Caller


def test_the_lessons_are_listed(jo: Caller) -> None:
    (lesson,) = jo.get("/v1/lessons")["items"]
    assert (lesson["title"], lesson["minutes"], lesson["skill"]) == ("Three questions", 8, "returns-assessment")


def test_practice_tickets_read_as_the_panel_reads_tickets_with_their_skill(jo: Caller, deskside: Deskside) -> None:
    deskside.programme.import_folder(Path(ingest.__file__).parent / "sample_company")
    first = jo.get("/v1/tickets")["items"][0]
    assert first.keys() == {"tool", "id", "url", "subject", "messages", "fields", "skill"}
    assert jo.get(f"/v1/tickets/{first['id']}") == first


def test_a_ticket_of_the_list_can_be_asked_with(jo: Caller, deskside: Deskside) -> None:
    deskside.programme.import_folder(Path(ingest.__file__).parent / "sample_company")
    ticket = {name: value for name, value in jo.get("/v1/tickets")["items"][0].items() if name != "skill"}
    assert jo.post("/v1/answers", {"question": "May it come back?", "ticket": ticket})["id"]


def test_an_unknown_ticket_is_not_found(jo: Caller) -> None:
    assert jo.refused("GET", "/v1/tickets/nothing")["status"] == 404
