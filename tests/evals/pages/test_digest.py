"""The digest, as a page."""

from collections.abc import Callable

from fastapi.testclient import TestClient

from server.deskside import Deskside
from server.identity.person import Person
from tests.evals.dashboards.stored import missing, rate, stored
from tests.server.api.company import SAM

Browse = Callable[[Person], TestClient]
URL = "/evaluations/digest"


def test_it_shows_the_last_week_that_is_over(deskside: Deskside, browse_as: Browse) -> None:
    stored(deskside, "a", question="Was it useful?", days_ago=8)
    rate(deskside, "a", False)
    missing(deskside, "m", "Is there gift wrap?", days_ago=8)
    page = browse_as(SAM).get(URL).text
    assert "Week of 9 Nov 2026 to 15 Nov 2026" in page
    assert "Was it useful?" in page
    assert "Is there gift wrap?" in page
    assert "no mail server is set" in page


def test_other_weeks_can_be_looked_at_but_not_those_to_come(browse_as: Browse) -> None:
    browser = browse_as(SAM)
    earlier = browser.get(URL, params={"week": "2026-11-04"}).text
    assert "Week of 2 Nov 2026 to 8 Nov 2026" in earlier
    assert "Week after" in earlier
    current = browser.get(URL, params={"week": "2026-11-22"}).text
    assert "It is not over yet." in current
    assert "Week after" not in current
    assert browser.get(URL, params={"week": "soon"}).status_code == 422


def test_a_week_without_anything_says_so_everywhere(browse_as: Browse) -> None:
    page = browse_as(SAM).get(URL).text
    for said in ("Nothing, beyond chance", "No document was rated badly.", "No golden set was run."):
        assert said in page
