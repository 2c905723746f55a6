"""Every page, wide and narrow, by day and by night: nothing keeps anybody out, and nothing comes from elsewhere."""

from collections.abc import Callable

import pytest
from playwright.sync_api import Page, expect

from tests.end_to_end.accessibility import assert_accessible
from tests.end_to_end.demo import Demo
from tests.end_to_end.panel import Panel
from tests.end_to_end.screenshots import SCHEMES, shoot
from tests.end_to_end.watching import Watch

WIDTHS = (1400, 360)
PAGES = {
    "home": "/",
    "desk": "/desk",
    "ticket": "/desk/LF-4114",
    "documents": "/documents",
    "lessons": "/lessons",
    "skills": "/skills",
    "extension": "/extension",
    "reference": "/reference",
}
QUESTION = "what does a return label cost in the UK?"
ABOUT_A_TABLE = "What is the usable capacity of a Vault 10?"

OpenAs = Callable[[str, str], Page]


@pytest.mark.parametrize("name", PAGES)
def test_a_page_keeps_nobody_out(open_as: OpenAs, name: str) -> None:
    _look_at(open_as("Jo Abara", PAGES[name]), name)


def test_the_sign_in_page_keeps_nobody_out(page: Page, watch: Watch) -> None:
    page.goto("/sign-in")
    _look_at(page, "sign-in")

    watch.ignore("401")
    page.get_by_role("textbox", name="API key").fill("dsk_wrong")
    page.get_by_role("button", name="Sign in", exact=True).click()
    expect(page.get_by_role("alert")).to_contain_text("This key is not known")
    _look_at(page, "sign-in-refused")


def test_an_error_page_keeps_nobody_out_and_leads_back(open_as: OpenAs, watch: Watch) -> None:
    page = open_as("Jo Abara", "/desk")
    watch.ignore("404")
    page.goto("/documents/no-such-document")
    _look_at(page, "error")

    page.get_by_role("link", name="Go to the start page").click()
    expect(page).to_have_title("Home · Deskside")


def test_the_panel_on_its_own_page_keeps_nobody_out(open_as: OpenAs, demo: Demo) -> None:
    page = open_as("Jo Abara", "/panel")
    _look_at(page, "panel")
    panel = Panel(page, demo)
    panel.ask(QUESTION)
    _look_at(page, "panel-answer")
    page.set_viewport_size({"width": 360, "height": 900})
    panel.cite(1).focus()
    expect(panel.root.get_by_role("tooltip")).to_be_visible()
    assert_accessible(page, "the quote")
    shoot(page, "panel-quote-360")
    panel.ask("Do we sell wood pellet stoves?")
    _look_at(page, "panel-not-in-documents")


def test_a_ticket_with_an_answer_beside_it_keeps_nobody_out(open_as: OpenAs, demo: Demo) -> None:
    panel = Panel(open_as("Jo Abara", "/desk/LF-4101"), demo)
    panel.ask(QUESTION)
    _look_at(panel.page, "ticket-answer")


def test_the_reader_with_a_table_and_a_marked_row_keeps_nobody_out(open_as: OpenAs, demo: Demo) -> None:
    answer = demo.call(demo.key_for("jo-abara"), "POST", "/v1/answers", {"question": ABOUT_A_TABLE}).json()
    url = answer["citations"][0]["url"]
    page = open_as("Jo Abara", "/documents")
    page.goto(url)

    expect(page.locator("table mark").first).to_be_in_viewport()
    _look_at(page, "reader-table")


def test_a_lesson_keeps_nobody_out(open_as: OpenAs) -> None:
    page = open_as("Jo Abara", "/lessons")
    page.get_by_role("link", name="Three questions before any return").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Three questions before any return")
    _look_at(page, "lesson")


def test_a_kept_answer_keeps_nobody_out(open_as: OpenAs, demo: Demo) -> None:
    answer = demo.call(demo.key_for("jo-abara"), "POST", "/v1/answers", {"question": QUESTION}).json()
    _look_at(open_as("Jo Abara", f"/answers/{answer['id']}"), "answer")


def _look_at(page: Page, name: str) -> None:
    for width in WIDTHS:
        page.set_viewport_size({"width": width, "height": 900})
        for scheme in SCHEMES:
            page.emulate_media(color_scheme=scheme)
            assert_accessible(page, f"{name} at {width} pixels, {scheme}")
        assert page.evaluate("() => document.documentElement.scrollWidth <= innerWidth"), (
            f"{name} is wider than {width}"
        )
        shoot(page, f"{name}-{width}", full_page=True)
    page.set_viewport_size({"width": WIDTHS[0], "height": 900})
