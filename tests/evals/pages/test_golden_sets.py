"""The list of golden sets."""

from collections.abc import Callable

from fastapi.testclient import TestClient

from evals.quality import Quality
from server.identity.person import Person
from tests.evals.curation.lines import FOLDER, ONCE_SAID, SET, example, kept_in
from tests.server.api.company import JO, SAM

Browse = Callable[[Person], TestClient]


def test_an_empty_list_says_how_to_begin(browse_as: Browse) -> None:
    page = browse_as(SAM).get("/evaluations/golden-sets").text
    assert "There is no golden set yet." in page
    assert str(FOLDER) in page


def test_beginning_one_opens_it(browse_as: Browse, quality: Quality) -> None:
    answer = browse_as(SAM).post("/evaluations/golden-sets", data={"title": "Returns in the UK", "folder": str(FOLDER)})
    assert (answer.status_code, answer.headers["location"]) == (303, "/evaluations/golden-sets/returns-in-the-uk")
    assert quality.golden_sets.card("returns-in-the-uk").owner == "sam"
    assert "Sam Okoro" in browse_as(SAM).get("/evaluations/golden-sets").text


def test_a_taken_title_is_said_and_an_agent_may_not(browse_as: Browse) -> None:
    browse_as(SAM).post("/evaluations/golden-sets", data={"title": "Returns"})
    assert browse_as(SAM).post("/evaluations/golden-sets", data={"title": "returns"}).status_code == 409
    assert browse_as(JO).post("/evaluations/golden-sets", data={"title": "Mine"}).status_code == 403


def test_what_waits_and_what_is_broken_is_counted(browse_as: Browse, quality: Quality) -> None:
    kept_in(quality.golden_sets, example("one"), example("two", ONCE_SAID))
    quality.golden_sets.add(SET, example("three"), is_candidate=True)
    page = browse_as(SAM).get("/evaluations/golden-sets").text
    assert "1 of 2 broken" in page
    assert "1 to look at" in page


def test_a_title_is_escaped(browse_as: Browse) -> None:
    browse_as(SAM).post("/evaluations/golden-sets", data={"title": "<script>alert(1)</script>"})
    assert "<script>alert" not in browse_as(SAM).get("/evaluations/golden-sets").text
