"""Gaps, as a page."""

from collections.abc import Callable

from fastapi.testclient import TestClient

from server.deskside import Deskside
from server.identity.person import Person, Role
from tests.evals.dashboards.stored import HIDDEN, missing, rate, stored
from tests.evals.review.made import RETURNS
from tests.server.api.company import SAM

Browse = Callable[[Person], TestClient]
URL = "/evaluations/gaps"
RUTH = Person("ruth", "Ruth Calder", "ruth@lumenfold.example", Role.REVIEWER, frozenset({"support"}))


def test_a_gap_shows_demand_and_the_nearest_passages(deskside: Deskside, browse_as: Browse) -> None:
    missing(deskside, "a", "Can I exchange a charger?", asker="jo")
    missing(deskside, "b", "How to exchange chargers?", asker="lin")
    browser = browse_as(SAM)
    page = browser.get(URL).text
    assert "2 questions in 2 gaps" in page or "2 questions in 1 gap" in page
    assert RETURNS in page
    assert 'href="/evaluations/notes/new?answer=' in page


def test_the_answers_behind_a_gap_are_one_click_away(deskside: Deskside, browse_as: Browse) -> None:
    missing(deskside, "a", "Can I exchange a charger?")
    missing(deskside, "b", "Can one exchange the charger?")
    missing(deskside, "c", "Is there gift wrap?")
    browser = browse_as(SAM)
    assert "alike=b" in browser.get(URL).text
    behind = browser.get("/evaluations/answers", params={"days": 30, "alike": "b"}).text
    assert "2 answers" in behind
    assert "gift wrap" not in behind


def test_the_note_to_an_owner_can_be_begun_from_here(deskside: Deskside, browse_as: Browse) -> None:
    missing(deskside, "a", "Can I exchange a charger?")
    assert browse_as(SAM).get("/evaluations/notes/new", params={"answer": "a"}).is_success


def test_questions_are_escaped(deskside: Deskside, browse_as: Browse) -> None:
    missing(deskside, "a", "<script>alert(1)</script> exchange?")
    page = browse_as(SAM).get(URL).text
    assert "<script>alert" not in page
    assert "&lt;script&gt;alert(1)" in page


def test_what_rests_on_hidden_words_is_only_counted(deskside: Deskside, browse_as: Browse) -> None:
    deskside.people.import_people([RUTH])
    stored(deskside, "a", question="Why was the fraudster refused?", words=HIDDEN)
    rate(deskside, "a", False)
    page = browse_as(RUTH).get(URL).text
    assert "1 more rest on what you may not read" in page
    assert "fraudster" not in page


def test_without_gaps_it_says_so(browse_as: Browse) -> None:
    assert "No gaps here." in browse_as(SAM).get(URL).text
