"""Quality over time, as a page."""

import re
from collections.abc import Callable
from datetime import timedelta

from fastapi.testclient import TestClient

from server.deskside import Deskside
from server.identity.person import Person
from tests.evals.dashboards.stored import missing, rate, stored
from tests.server.api.company import NOW, SAM

Browse = Callable[[Person], TestClient]
URL = "/evaluations/dashboard"


def test_with_nothing_stored_it_says_so(browse_as: Browse) -> None:
    page = browse_as(SAM).get(URL).text
    assert "No answers here." in page
    assert "24 Oct 2026 to 22 Nov 2026" in page


def test_every_number_shows_what_it_rests_on_and_leads_to_the_answers(deskside: Deskside, browse_as: Browse) -> None:
    for number in range(6):
        stored(deskside, f"a{number}", skill="returns-assessment")
    missing(deskside, "m")
    rate(deskside, "a0", True, False)
    browser = browse_as(SAM)
    page = browser.get(URL).text
    assert "86 % (6 of 7)" in page
    assert "1 of 2" in page
    links = set(re.findall(r'href="(/evaluations/answers\?[^"]*)"', page))
    assert len(links) > 10
    for link in links:
        assert browser.get(link.replace("&amp;", "&")).is_success


def test_charts_have_a_table_beside_them_and_are_told_in_words(deskside: Deskside, browse_as: Browse) -> None:
    for number in range(6):
        stored(deskside, f"a{number}")
    page = browse_as(SAM).get(URL).text
    assert page.count('role="img"') == 7
    assert 'aria-label="Answered by day, ' in page
    assert "The same numbers as a table" in page
    assert "<title>21 Nov: 100 % (n = 6)</title>" in page


def test_the_period_and_the_filters_stand_in_the_address(deskside: Deskside, browse_as: Browse) -> None:
    stored(deskside, "a", skill="returns-assessment", days_ago=60)
    browser = browse_as(SAM)
    assert "No answers here." in browser.get(URL).text
    wide = browser.get(URL, params={"days": 90, "skill": "returns-assessment"}).text
    assert "1 of 1" in wide
    first, last = ((NOW - timedelta(days=days)).date().isoformat() for days in (61, 59))
    chosen = browser.get(URL, params={"from": first, "to": last, "days": "", "outcome": "", "rating": ""}).text
    assert "1 of 1" in chosen
    assert f'value="{first}"' in chosen


def test_what_cannot_be_chosen_is_refused_with_what_can(browse_as: Browse) -> None:
    browser = browse_as(SAM)
    for params in ({"days": "many"}, {"from": "yesterday"}, {"outcome": "good"}, {"step": "year"}, {"days": "99999"}):
        assert browser.get(URL, params=params).status_code == 422, params


def test_filters_are_escaped(deskside: Deskside, browse_as: Browse) -> None:
    stored(deskside, "a")
    nasty = '"><script>alert(1)</script>'
    page = browse_as(SAM).get(URL, params={"skill": nasty, "product": nasty, "team": nasty, "q": nasty}).text
    assert "<script>alert" not in page


def test_answers_that_are_not_counted_yet_are_told_of(deskside: Deskside, browse_as: Browse) -> None:
    for number in range(201):
        stored(deskside, f"a{number}")
    browser = browse_as(SAM)
    page = browser.get(URL).text
    assert "Still counting." in page
    assert "200 of 201" in page
    assert "Still counting." not in browser.get(URL).text


def test_without_a_language_model_no_price_is_made_up(deskside: Deskside, browse_as: Browse) -> None:
    stored(deskside, "a")
    page = browse_as(SAM).get(URL).text
    assert "No language model wrote any of these answers" in page
