"""Filling the review queue."""

from evals.quality import Quality
from tests.evals.pages.reviewers import Browse, hire, words_of
from tests.evals.review.made import RUTH, keep_answers

ADD = "/evaluations/reviews/add"


def test_the_preview_says_how_many_fit_and_puts_nothing_in(quality: Quality, browse_as: Browse) -> None:
    hire(quality)
    keep_answers(quality.deskside, 5)
    page = words_of(browse_as(RUTH).get(ADD, params={"is_asked": "1", "reason": "random", "count": 3}).text)
    assert "5 answers fit. 3 would be put in." in page
    assert quality.review.queue.waiting() == []


def test_what_was_previewed_is_put_in(quality: Quality, browse_as: Browse) -> None:
    hire(quality)
    keep_answers(quality.deskside, 9)
    form = {"is_asked": "1", "reason": "team", "team": "support", "count": "4", "double_percent": "100", "seed": "x"}
    ruth = browse_as(RUTH)
    previewed = ruth.get(ADD, params=form).text
    assert ruth.post(ADD, data=form).headers["location"] == "/evaluations/reviews?added=4"
    waiting = [place.item for place in quality.review.queue.waiting()]
    assert all(f"What about {item.answer_id}?" in previewed for item in waiting)
    assert {(item.reason, item.detail, item.reviewers_wanted, item.added_by) for item in waiting} == {
        ("team", "support", 2, "ruth")
    }
    assert "4 of them are or were in the queue already" in words_of(ruth.get(ADD, params=form).text)
    assert "4 answers were put in" in words_of(ruth.get("/evaluations/reviews?added=4").text)


def test_nothing_that_fits_is_said(quality: Quality, browse_as: Browse) -> None:
    hire(quality)
    page = words_of(browse_as(RUTH).get(ADD, params={"is_asked": "1", "reason": "disliked"}).text)
    assert "0 answers fit" in page
    assert "Nothing new fits." in page


def test_a_number_out_of_bounds_is_refused(quality: Quality, browse_as: Browse) -> None:
    hire(quality)
    assert browse_as(RUTH).post(ADD, data={"count": "100000"}).status_code == 422
