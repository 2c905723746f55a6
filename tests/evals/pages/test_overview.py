"""The start page of measuring."""

from collections.abc import Callable

from fastapi.testclient import TestClient

from evals.gating.standard import Standard
from evals.quality import Quality
from evals.review.choosing import Choice, Reason
from server.deskside import Deskside
from server.identity.person import Person
from tests.evals.dashboards.stored import missing, rate, stored
from tests.server.api.company import NOW, SAM

Browse = Callable[[Person], TestClient]
URL = "/evaluations"


def test_before_anything_was_asked_every_part_says_what_to_do(browse_as: Browse) -> None:
    page = browse_as(SAM).get(URL).text
    for said in (
        "Nobody asked anything in these days.",
        "practice desk",
        "Nothing waits.",
        "No golden set has been run.",
        "No gate is on",
        "None in these 7 days.",
    ):
        assert said in page


def test_it_shows_the_week_what_waits_and_what_is_missing(
    deskside: Deskside, quality: Quality, browse_as: Browse
) -> None:
    for number in range(6):
        stored(deskside, f"a{number}")
    missing(deskside, "m", "Is there gift wrap?")
    rate(deskside, "a0", True)
    quality.review.queue.add(["a0"], Choice(Reason.RANDOM), "sam", 0.0, "seed")
    page = browse_as(SAM).get(URL).text
    assert "86 % (6 of 7)" in page
    assert "1 answer waits for review" in page
    assert "1 gap" in page
    assert "Is there gift wrap?" in page


def test_what_fell_since_last_week_is_told_first(deskside: Deskside, browse_as: Browse) -> None:
    for number in range(20):
        stored(deskside, f"before{number}", days_ago=8)
        missing(deskside, f"now{number}", days_ago=1)
    page = browse_as(SAM).get(URL).text
    assert "What fell since last week" in page
    assert "answered 0 % (0 of 20), before 100 % (20 of 20)" in page
    assert "−100 points" in page


def test_a_gate_that_is_on_is_shown(quality: Quality, browse_as: Browse) -> None:
    quality.gates.store.add_standard(Standard("company", True, "run-1", (), "", "sam", NOW))
    page = browse_as(SAM).get(URL).text
    assert "on, nothing judged yet" in page
    assert "company" in page
