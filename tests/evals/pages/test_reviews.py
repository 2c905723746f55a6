"""The review queue."""

from evals.quality import Quality
from tests.evals.pages.reviewers import Browse, fill_queue, hire, scored, words_of
from tests.evals.review.made import ANNA, BEN, CHARGEBACKS, RUTH, answer_citing, verdict
from tests.server.api.company import SAM

QUEUE = "/evaluations/reviews"


def test_an_empty_queue_says_how_to_fill_it(quality: Quality, browse_as: Browse) -> None:
    hire(quality)
    page = words_of(browse_as(RUTH).get(QUEUE).text)
    assert "Nothing waits for you." in page
    assert "Put answers in the queue" in page
    assert "Not known yet (n = 0)" in page


def test_it_says_what_waits_for_whom_and_what_was_done(quality: Quality, browse_as: Browse) -> None:
    items = fill_queue(quality, 3)
    quality.review.reviewing.submit(items[0], "ruth", verdict())
    quality.review.claims.open(items[1], "anna")
    page = words_of(browse_as(RUTH).get(QUEUE).text)
    assert (
        "Wait for you 1 Wait for others 1 To be decided by a lead 0 You did in 7 days 1 Everybody did in 7 days 1"
        in page
    )
    assert "Settled lately" in page


def test_what_a_reviewer_may_not_read_is_not_offered(quality: Quality, browse_as: Browse) -> None:
    hire(quality)
    secret = answer_citing(quality.deskside, "s1", "chargebacks.md", CHARGEBACKS, question="A secret question?")
    quality.deskside.history.keep(secret, "sam")
    item = quality.review.queue.add_by_hand("s1", "sam")
    ruth = browse_as(RUTH)
    page = ruth.get(QUEUE).text
    assert "A secret question?" not in page
    assert "Nothing waits for you." in page
    assert ruth.get(f"{QUEUE}/next").headers["location"] == QUEUE
    for path in (f"{QUEUE}/{item.id}", f"{QUEUE}/{item.id}/example", f"{QUEUE}/answers/s1"):
        assert ruth.get(path).status_code == 404
    assert ruth.post(f"{QUEUE}/{item.id}", data=scored()).status_code == 404
    assert browse_as(ANNA).get(f"{QUEUE}/next").headers["location"] == f"{QUEUE}/{item.id}"


def test_the_next_answer_is_the_first_that_waits_and_the_one_open_already(quality: Quality, browse_as: Browse) -> None:
    items = fill_queue(quality, 3)
    assert browse_as(RUTH).get(f"{QUEUE}/next").headers["location"] == f"{QUEUE}/{items[0]}"
    quality.review.claims.open(items[0], "anna")
    quality.review.claims.open(items[2], "ruth")
    assert browse_as(RUTH).get(f"{QUEUE}/next").headers["location"] == f"{QUEUE}/{items[2]}"
    assert browse_as(BEN).get(f"{QUEUE}/next").headers["location"] == f"{QUEUE}/{items[1]}"


def test_what_was_skipped_can_be_offered_again(quality: Quality, browse_as: Browse) -> None:
    items = fill_queue(quality, 1)
    ruth = browse_as(RUTH)
    assert ruth.post(f"{QUEUE}/{items[0]}/skip").headers["location"] == f"{QUEUE}/next"
    assert "Offer me the 1 I skipped" in words_of(ruth.get(QUEUE).text)
    ruth.post(f"{QUEUE}/offer-again")
    assert ruth.get(f"{QUEUE}/next").headers["location"] == f"{QUEUE}/{items[0]}"


def test_agreement_shows_its_n(quality: Quality, browse_as: Browse) -> None:
    (item,) = fill_queue(quality, 1, double_share=1.0)
    quality.review.reviewing.submit(item, "ruth", verdict())
    quality.review.reviewing.submit(item, "anna", verdict(accuracy=4.0))
    page = words_of(browse_as(SAM).get(QUEUE).text)
    assert "Accuracy 1-5 0 % 100 % n = 1" in page


def test_settled_reviews_come_page_by_page(quality: Quality, browse_as: Browse) -> None:
    for item in fill_queue(quality, 51):
        quality.review.reviewing.submit(item, "ruth", verdict())
    first = browse_as(SAM).get(f"{QUEUE}/settled").text
    assert "Page 1 of 2" in first
    assert first.count("<tr>") == 51
    assert browse_as(SAM).get(f"{QUEUE}/settled", params={"page": 2}).text.count("<tr>") == 2
    assert "All 51" in browse_as(SAM).get(QUEUE).text
