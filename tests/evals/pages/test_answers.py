"""The answers behind a figure, as a page."""

import re
from collections.abc import Callable

from fastapi.testclient import TestClient

from server.deskside import Deskside
from server.identity.person import Person, Role
from tests.evals.dashboards.stored import HIDDEN, missing, rate, stored
from tests.server.api.company import SAM

Browse = Callable[[Person], TestClient]
URL = "/evaluations/answers"
RUTH = Person("ruth", "Ruth Calder", "ruth@lumenfold.example", Role.REVIEWER, frozenset({"support"}))


def test_each_answer_leads_to_its_own_page(deskside: Deskside, browse_as: Browse) -> None:
    stored(deskside, "a", question="May it come back?")
    rate(deskside, "a", True, False)
    browser = browse_as(SAM)
    page = browser.get(URL).text
    assert "May it come back?" in page
    assert 'href="/answers/a"' in page
    assert "useful to 1, not to 1" in page
    assert browser.get("/answers/a").is_success


def test_the_pages_follow_each_other_by_a_cursor(deskside: Deskside, browse_as: Browse) -> None:
    for number in range(60):
        stored(deskside, f"a{number}", days_ago=number / 10)
    browser = browse_as(SAM)
    first = browser.get(URL).text
    assert "60 answers" in first
    match = re.search(r'rel="next" href="([^"]*)"', first)
    assert match is not None
    second = browser.get(match[1].replace("&amp;", "&")).text
    shown = [set(re.findall(r'href="/answers/(a\d+)"', page)) for page in (first, second)]
    assert (len(shown[0]), len(shown[1])) == (50, 10)
    assert not shown[0] & shown[1]
    assert "Next page" not in second


def test_a_question_the_reader_may_not_see_is_not_shown(deskside: Deskside, browse_as: Browse) -> None:
    deskside.people.import_people([RUTH])
    stored(deskside, "a", question="Why was the fraudster refused?", words=HIDDEN)
    browser = browse_as(RUTH)
    page = browser.get(URL).text
    assert "1 answer" in page
    assert "Rests on what you may not read" in page
    assert "fraudster" not in page
    assert "fraudster" in browse_as(SAM).get(URL).text
    assert "0 answers" in browser.get(URL, params={"q": "fraudster"}).text


def test_filters_narrow_the_list(deskside: Deskside, browse_as: Browse) -> None:
    stored(deskside, "a", question="First")
    missing(deskside, "b", "Second")
    browser = browse_as(SAM)
    assert "Second" not in browser.get(URL, params={"outcome": "found"}).text
    assert "First" not in browser.get(URL, params={"outcome": "not_in_documents"}).text
    assert "Nothing fits." in browser.get(URL, params={"rating": "reviewed"}).text


def test_a_cursor_that_is_none_is_refused(browse_as: Browse) -> None:
    assert browse_as(SAM).get(URL, params={"after": "drop table"}).status_code == 422
