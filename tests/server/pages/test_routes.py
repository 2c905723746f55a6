"""What holds for every page."""

import re
from collections.abc import Callable

import pytest
from fastapi import APIRouter
from fastapi.testclient import TestClient

from server.app import create_app
from server.clock import Clock
from server.deskside import Deskside
from server.feature import Entrance
from server.identity.permission import Permission
from server.identity.person import Person
from server.pages.page import FOLDER
from tests.server.api.company import JO, ROOT
from tests.server.pages.browser import signed_in_as

PAGES = ["/", "/documents", "/panel", "/desk", "/lessons", "/skills", "/extension", "/reference"]


@pytest.mark.parametrize("path", PAGES)
def test_it_opens_for_somebody_signed_in(browse_as: Callable[[Person], TestClient], path: str) -> None:
    page = browse_as(JO).get(path)
    assert page.is_success, page.text
    assert JO.name in page.text
    assert page.headers["content-type"].startswith("text/html")


@pytest.mark.parametrize("path", [path for path in PAGES if path != "/extension"])
def test_it_sends_others_to_the_sign_in_page(browser: TestClient, path: str) -> None:
    assert browser.get(path).headers["location"] == f"/sign-in?next={path}"


def test_no_template_holds_scripts_or_styles_or_anything_remote() -> None:
    for template in (FOLDER / "templates").glob("*.html"):
        text = template.read_text(encoding="utf-8")
        assert not re.search(r"<style|\sstyle=|\son\w+=|https?://|\|\s*safe", text), template.name
        for attributes in re.findall(r"<script([^>]*)>", text):
            assert "src=" in attributes or 'type="application/json"' in attributes, template.name


def test_the_start_page_puts_the_visitors_own_work_first(browse_as: Callable[[Person], TestClient]) -> None:
    first = [re.findall(r"<h2>(.*?)</h2>", browse_as(person).get("/").text)[0] for person in (JO, ROOT)]
    assert first == ["Answer tickets", "Run Deskside"]


class Measuring:
    """A feature with one page, for whoever may review."""

    name = "measuring"

    def routers(self) -> list[APIRouter]:
        return []

    def entrances(self) -> list[Entrance]:
        return [Entrance("/measuring", "Measuring", "how good it is", Permission.REVIEW)]

    def static(self) -> None:
        return None

    def open(self, deskside: Deskside, clock: Clock) -> None:
        return None


@pytest.mark.parametrize("path", ["/", "/documents"])
def test_a_features_pages_are_offered_to_those_who_may_see_them(deskside: Deskside, path: str) -> None:
    app = create_app(deskside, [Measuring()])  # type: ignore[list-item]  # its commands do not matter here
    assert 'href="/measuring"' in signed_in_as(app, deskside, ROOT).get(path).text
    assert 'href="/measuring"' not in signed_in_as(app, deskside, JO).get(path).text


def test_a_missing_page_looks_like_the_others_and_tells_nothing(browse_as: Callable[[Person], TestClient]) -> None:
    page = browse_as(JO).get("/nothing/here")
    assert page.status_code == 404
    assert "Nothing here" in page.text
    assert "/nothing/here" not in page.text


def test_a_program_is_told_of_errors_in_json(browse_as: Callable[[Person], TestClient]) -> None:
    answer = browse_as(JO).get("/documents/nothing", headers={"Accept": "application/json"})
    assert answer.headers["content-type"] == "application/problem+json"
