"""A corrected answer becomes a candidate."""

from pathlib import Path

import pytest

from evals.curation.kept_example import ExampleState, Origin
from evals.quality import Quality
from tests.evals.pages.reviewers import Browse, fill_queue, scored, words_of
from tests.evals.review.made import ANNA, RETURNS, RUTH
from tests.server.api.company import SOURCE

QUEUE = "/evaluations/reviews"


@pytest.fixture
def item(quality: Quality, browse_as: Browse) -> int:
    (item,) = fill_queue(quality, 1)
    sent = browse_as(RUTH).post(f"{QUEUE}/{item}", data=scored(corrected_answer="30 days from delivery."))
    assert sent.headers["location"] == f"{QUEUE}/{item}/example"
    return item


def test_without_a_golden_set_it_says_where_to_begin_one(item: int, browse_as: Browse) -> None:
    page = words_of(browse_as(RUTH).get(f"{QUEUE}/{item}/example").text)
    assert "There is no golden set yet." in page


def test_the_form_is_filled_in_with_the_chosen_evidence(item: int, quality: Quality, browse_as: Browse) -> None:
    quality.golden_sets.create("Returns", Path(SOURCE))
    page = browse_as(RUTH).get(f"{QUEUE}/{item}/example").text
    assert "30 days from delivery." in page
    assert "What about a0?" in page
    assert 'name="citations" value="1" checked' in page


def test_it_is_kept_as_a_candidate_and_the_review_remembers(item: int, quality: Quality, browse_as: Browse) -> None:
    quality.golden_sets.create("Returns", Path(SOURCE))
    review = quality.reviews.by(item, "ruth")
    form = {
        "review": str(review.id),
        "golden_set": "returns",
        "question": "How long to return a charger?",
        "reference_answer": "30 days from delivery.",
        "citations": ["1"],
        "answerable": "true",
        "skill": "",
        "product": "charger",
        "difficulty": "easy",
    }
    sent = browse_as(RUTH).post(f"{QUEUE}/{item}/example", data=form)
    assert sent.headers["location"] == f"{QUEUE}/next"
    (kept,) = quality.golden_sets.examples("returns")
    assert (kept.state, kept.origin, kept.origin_id) == (ExampleState.CANDIDATE, Origin.CORRECTION, "a0")
    assert (kept.line.documents, kept.line.evidence[0].quote) == (("returns.md",), RETURNS)
    assert kept.line.tags == {"product": "charger", "difficulty": "easy"}
    assert quality.reviews.by(item, "ruth").golden_set == "returns"
    assert "An example of returns" in words_of(browse_as(RUTH).get(f"{QUEUE}/{item}").text)
    assert browse_as(RUTH).post(f"{QUEUE}/{item}/example", data={**form, "golden_set": ""}).status_code == 422
    assert browse_as(RUTH).post(f"{QUEUE}/{item}/example", data={**form, "golden_set": "none"}).status_code == 404


def test_only_a_review_that_corrects_becomes_one(item: int, browse_as: Browse) -> None:
    assert browse_as(ANNA).get(f"{QUEUE}/{item}/example").status_code == 404
    assert browse_as(RUTH).get(f"{QUEUE}/{item}/example", params={"review": 99}).status_code == 404
