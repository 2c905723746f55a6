"""Candidates are looked through one after the other."""

from collections.abc import Callable

from fastapi.testclient import TestClient

from evals.curation.kept_example import ExampleState, Origin
from evals.quality import Quality
from server.deskside import Deskside
from server.identity.person import Person
from tests.evals.curation.lines import FOLDER, NOW_SAYS, SET, example
from tests.evals.review.made import answer_citing
from tests.server.api.company import SAM

Browse = Callable[[Person], TestClient]
PAGE = f"/evaluations/golden-sets/{SET}/candidates"


def waiting(quality: Quality) -> None:
    """Two candidates: one asked often, one from an approved answer."""
    quality.golden_sets.create("Returns", FOLDER)
    quality.golden_sets.add(SET, example("approved"), Origin.EXEMPLAR, "e1", is_candidate=True)
    asked = example("asked", question="Where is order LF-204981?", evidence=(), documents=(), reference_answer=None)
    quality.golden_sets.add(
        SET, asked, Origin.QUESTION, "a1", is_candidate=True, why="Asked 12 times; 3 not answered", priority=12
    )


def test_the_most_urgent_comes_first_with_its_story_and_passages(browse_as: Browse, quality: Quality) -> None:
    waiting(quality)
    page = browse_as(SAM).get(PAGE).text
    assert "1 of 2" in page
    assert "Asked 12 times; 3 not answered" in page
    assert "This seems to hold an order number." in page
    assert 'data-key="a"' in page
    later = browse_as(SAM).get(PAGE, params={"at": 1}).text
    assert "2 of 2" in later
    assert NOW_SAYS in later
    assert "1 of 1" in browse_as(SAM).get(PAGE, params={"origin": "exemplar"}).text


def test_accepting_takes_the_ticked_passage_and_goes_on(browse_as: Browse, quality: Quality) -> None:
    waiting(quality)
    browser = browse_as(SAM)
    typed = {"question": "Where is my order?", "answerable": "yes", "revision": "1", "do": "accept"}
    refused = browser.post(f"{PAGE}/asked", data=typed)
    assert refused.status_code == 422
    assert "Tick a passage that answers" in refused.text
    picked = {"pick": ["0"], "picked_document": ["returns.md"], "picked_quote": [NOW_SAYS]}
    answer = browser.post(f"{PAGE}/asked?at=0", data={**typed, **picked})
    assert answer.headers["location"] == f"{PAGE}?at=0&origin="
    kept = quality.golden_sets.example(SET, "asked")
    assert (kept.state, kept.line.question, kept.revision) == (ExampleState.ACCEPTED, "Where is my order?", 2)
    assert kept.line.documents == ("returns.md",)
    assert "1 of 1" in browser.get(PAGE).text


def test_personal_data_keeps_it_from_being_accepted_until_it_is_gone(browse_as: Browse, quality: Quality) -> None:
    waiting(quality)
    browser = browse_as(SAM)
    typed = {"question": "Where is order LF-204981?", "answerable": "no", "revision": "1"}
    assert browser.post(f"{PAGE}/asked", data={**typed, "do": "accept"}).status_code == 422
    masked = browser.post(f"{PAGE}/asked", data={**typed, "do": "mask"}).text
    assert "Where is [order number]?" in masked
    browser.post(f"{PAGE}/asked", data={**typed, "question": "Where is [order number]?", "do": "accept"})
    assert quality.golden_sets.example(SET, "asked").state is ExampleState.ACCEPTED


def test_discarding_needs_nothing_and_keeps_it_for_memory(browse_as: Browse, quality: Quality) -> None:
    waiting(quality)
    browse_as(SAM).post(f"{PAGE}/asked", data={"do": "discard", "revision": "1"})
    kept = quality.golden_sets.example(SET, "asked")
    assert (kept.state, quality.golden_sets.revisions(SET, "asked")[0].why) == (ExampleState.RETIRED, "Discarded")


def test_looking_again_keeps_what_was_typed(browse_as: Browse, quality: Quality) -> None:
    waiting(quality)
    typed = {"question": "How long may a charger be returned?", "answerable": "yes", "revision": "1", "do": "find"}
    page = browse_as(SAM).post(f"{PAGE}/asked", data=typed).text
    assert NOW_SAYS in page
    assert quality.golden_sets.example(SET, "asked").revision == 1


def test_suggestions_are_looked_for_and_counted(browse_as: Browse, quality: Quality, deskside: Deskside) -> None:
    quality.golden_sets.create("Returns", FOLDER)
    browser = browse_as(SAM)
    assert "No candidate waits." in browser.get(PAGE).text
    asked = answer_citing(deskside, "a1", "returns.md", NOW_SAYS, question="How long?")
    deskside.history.keep(asked, "jo")
    answer = browser.post(f"/evaluations/golden-sets/{SET}/suggestions")
    assert answer.headers["location"] == f"{PAGE}?said=0-1"
    assert "Found 0 approved answers and 1 questions" in browser.get(answer.headers["location"]).text
