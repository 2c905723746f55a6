"""A lead decides where reviewers disagree."""

import pytest

from evals.quality import Quality
from evals.review.item import ItemState
from tests.evals.pages.reviewers import Browse, fill_queue, scored, words_of
from tests.evals.review.made import ANNA, RUTH
from tests.server.api.company import SAM

QUEUE = "/evaluations/reviews"


@pytest.fixture
def item(quality: Quality, browse_as: Browse) -> int:
    (item,) = fill_queue(quality, 1, double_share=1.0)
    browse_as(RUTH).post(f"{QUEUE}/{item}", data=scored(accuracy="5", comment="Ruth's words"))
    browse_as(ANNA).post(f"{QUEUE}/{item}", data=scored(accuracy="2", comment="Anna's words"))
    return item


def test_the_lead_sees_both_and_is_asked_what_is_disputed(item: int, browse_as: Browse) -> None:
    assert f"{QUEUE}/{item}/decide" in browse_as(SAM).get(QUEUE).text
    page = browse_as(SAM).get(f"{QUEUE}/{item}/decide").text
    said = words_of(page)
    assert all(words in said for words in ("Ruth's words", "Anna's words", "Ruth Calder", "Anna Weiss"))
    assert "score-accuracy" in page
    assert "score-tone" not in page


def test_reviewers_do_not_decide_and_see_nothing_meanwhile(item: int, browse_as: Browse) -> None:
    ruth = browse_as(RUTH)
    assert ruth.get(f"{QUEUE}/{item}/decide").status_code == 403
    assert ruth.post(f"{QUEUE}/{item}/decide", data={"score-accuracy": "5"}).status_code == 403
    assert "Anna's words" not in words_of(ruth.get(f"{QUEUE}/{item}").text)


def test_the_decision_settles_it(item: int, quality: Quality, browse_as: Browse) -> None:
    sam = browse_as(SAM)
    assert sam.post(f"{QUEUE}/{item}/decide", data={"comment": "?"}).status_code == 422
    decided = sam.post(f"{QUEUE}/{item}/decide", data={"score-accuracy": "4", "comment": "A detail."})
    assert decided.headers["location"] == f"{QUEUE}/{item}"
    assert quality.review.queue.item(item).state is ItemState.SETTLED
    page = words_of(sam.get(f"{QUEUE}/{item}").text)
    assert "Decided by Sam Okoro" in page
    assert "A detail." in page
    assert sam.get(f"{QUEUE}/{item}/decide").status_code == 409
