"""Reviewing one answer."""

import re
from datetime import timedelta

from evals.quality import Quality
from evals.review.item import ItemState
from tests.evals.pages.reviewers import Browse, fill_queue, scored, words_of
from tests.evals.review.made import ANNA, BEN, RETURNS, RUTH, answer_citing, verdict
from tests.server.api.company import INTERNAL, JO, NOW, SAM

QUEUE = "/evaluations/reviews"


def test_the_evidence_stands_beside_the_answer_and_the_asker_is_not_told(quality: Quality, browse_as: Browse) -> None:
    (item,) = fill_queue(quality, 1)
    page = browse_as(RUTH).get(f"{QUEUE}/{item}").text
    assert f"<mark>{RETURNS}</mark>" in page
    assert "The customer pays for the return label." in page
    assert JO.name not in page
    assert "Somebody said" not in page


def test_around_the_evidence_nothing_is_shown_that_the_reviewer_may_not_read(
    quality: Quality, browse_as: Browse
) -> None:
    (item,) = fill_queue(quality, 1, double_share=1.0)
    assert INTERNAL not in browse_as(RUTH).get(f"{QUEUE}/{item}").text
    assert INTERNAL in browse_as(ANNA).get(f"{QUEUE}/{item}").text


def test_words_of_documents_and_people_are_escaped(quality: Quality, browse_as: Browse) -> None:
    fill_queue(quality, 0)
    evil = "<script>alert(1)</script>"
    quality.deskside.history.keep(
        answer_citing(quality.deskside, "x", "returns.md", RETURNS, question=evil, text=evil), "jo"
    )
    item = quality.review.queue.add_by_hand("x", "sam").id
    ruth = browse_as(RUTH)
    ruth.post(f"{QUEUE}/{item}", data=scored(comment=evil))
    for path in (QUEUE, f"{QUEUE}/{item}", f"{QUEUE}/answers/x", f"{QUEUE}/settled"):
        assert evil not in browse_as(SAM).get(path).text


def test_every_criterion_has_a_key_for_each_value(quality: Quality, browse_as: Browse) -> None:
    (item,) = fill_queue(quality, 1)
    page = browse_as(RUTH).get(f"{QUEUE}/{item}").text
    keys = re.findall(r'name="score-accuracy" value="(\w+)" data-key="([^"]+)"', page)
    assert keys == [(str(value), str(value)) for value in range(1, 6)]
    keys = re.findall(r'name="score-resolution" value="(\w+)" data-key="([^"]+)"', page)
    assert keys == [("1", "1 y"), ("0", "2 n"), ("na", "0")]
    assert 'src="/static/evals/review.js"' in page
    assert browse_as(RUTH).get("/static/evals/review.js").is_success


def test_submitting_keeps_the_review_and_goes_on(quality: Quality, browse_as: Browse) -> None:
    items = fill_queue(quality, 2)
    ruth = browse_as(RUTH)
    ruth.get(f"{QUEUE}/{items[0]}")
    sent = ruth.post(f"{QUEUE}/{items[0]}", data=scored(tone="na", comment="Good."))
    assert sent.headers["location"] == f"{QUEUE}/next"
    assert ruth.get(f"{QUEUE}/next").headers["location"] == f"{QUEUE}/{items[1]}"
    kept = quality.reviews.by(items[0], "ruth").verdict
    assert (kept.scores["tone"], kept.scores["accuracy"], kept.comment) == (None, 5.0, "Good.")


def test_a_form_that_is_not_complete_comes_back_as_it_was(quality: Quality, browse_as: Browse) -> None:
    (item,) = fill_queue(quality, 1)
    half = {name: value for name, value in scored(comment="Half.").items() if name != "score-tone"}
    page = browse_as(RUTH).post(f"{QUEUE}/{item}", data=half)
    assert page.status_code == 422
    assert "“Tone” is not scored yet" in words_of(page.text)
    assert "Half." in page.text
    assert re.search(r'name="score-accuracy" value="5"[^>]* checked', page.text)
    for wrong in ({"revision": "x"}, {"score-accuracy": "lots"}, {"score-accuracy": "nan"}, {"revision": "9"}):
        assert browse_as(RUTH).post(f"{QUEUE}/{item}", data={**scored(), **wrong}).status_code in (404, 422)
    assert quality.reviews.of_item(item) == []


def test_time_is_as_the_browser_says_but_never_longer_than_the_page_was_open(
    quality: Quality, browse_as: Browse
) -> None:
    one, other = fill_queue(quality, 2)
    for item in (one, other):
        claim = quality.review.claims.open(item, "ruth")
        assert claim.opened_at == NOW
    ruth = browse_as(RUTH)
    ruth.post(f"{QUEUE}/{one}", data=scored(seconds="900"))
    assert quality.reviews.by(one, "ruth").verdict.seconds == 0


def test_the_second_reviewer_does_not_see_what_the_first_said(quality: Quality, browse_as: Browse) -> None:
    (item,) = fill_queue(quality, 1, double_share=1.0)
    ruth, anna = browse_as(RUTH), browse_as(ANNA)
    ruth.post(f"{QUEUE}/{item}", data=scored(comment="Ruth thinks so."))
    for path in (f"{QUEUE}/{item}", QUEUE, f"{QUEUE}/answers/a0"):
        assert "Ruth thinks so." not in anna.get(path).text
    assert not re.search(r"score-[^>]* checked", anna.get(f"{QUEUE}/{item}").text)
    mine = words_of(ruth.get(f"{QUEUE}/{item}").text)
    assert "What you said" in mine
    assert "Ruth thinks so." in mine


def test_what_others_said_is_shown_once_ones_own_review_cannot_be_changed(quality: Quality, browse_as: Browse) -> None:
    item = fill_queue(quality, 2, double_share=1.0)[0]
    browse_as(RUTH).post(f"{QUEUE}/{item}", data=scored(comment="Ruth thinks so."))
    anna = browse_as(ANNA)
    anna.post(f"{QUEUE}/{item}", data=scored(comment="Anna too."))
    assert quality.review.queue.item(item).state is ItemState.SETTLED
    page = words_of(anna.get(f"{QUEUE}/{item}").text)
    assert "Ruth thinks so." not in page
    assert "once you can no longer change your review" in page
    assert "Ruth thinks so." in words_of(browse_as(BEN).get(f"{QUEUE}/{item}").text)


def test_undo_opens_ones_last_review_with_what_was_said(quality: Quality, browse_as: Browse) -> None:
    items = fill_queue(quality, 2)
    ruth = browse_as(RUTH)
    ruth.post(f"{QUEUE}/{items[0]}", data=scored(accuracy="2", comment="Hasty."))
    assert "Undo my last review" in ruth.get(f"{QUEUE}/{items[1]}").text
    assert ruth.post(f"{QUEUE}/undo").headers["location"] == f"{QUEUE}/{items[0]}"
    page = ruth.get(f"{QUEUE}/{items[0]}").text
    assert re.search(r'name="score-accuracy" value="2"[^>]* checked', page)
    assert "Hasty." in page
    ruth.post(f"{QUEUE}/{items[0]}", data=scored(accuracy="4"))
    assert quality.reviews.by(items[0], "ruth").verdict.scores["accuracy"] == 4.0
    assert browse_as(ANNA).post(f"{QUEUE}/undo").status_code == 409


def test_an_answer_somebody_has_open_is_not_reviewed_twice(quality: Quality, browse_as: Browse) -> None:
    (item,) = fill_queue(quality, 1)
    browse_as(RUTH).get(f"{QUEUE}/{item}")
    assert "Somebody else is reviewing this." in browse_as(ANNA).get(f"{QUEUE}/{item}").text


def test_sending_a_review_twice_is_refused(quality: Quality, browse_as: Browse) -> None:
    (item,) = fill_queue(quality, 1)
    ruth = browse_as(RUTH)
    ruth.post(f"{QUEUE}/{item}", data=scored())
    assert ruth.post(f"{QUEUE}/{item}", data=scored()).status_code == 409


def test_only_leads_take_answers_out_of_the_queue(quality: Quality, browse_as: Browse) -> None:
    (item,) = fill_queue(quality, 1)
    assert browse_as(RUTH).post(f"{QUEUE}/{item}/withdraw").status_code == 403
    assert browse_as(SAM).post(f"{QUEUE}/{item}/withdraw").headers["location"] == QUEUE
    assert quality.review.queue.known() == frozenset()


def test_a_settled_review_tells_what_the_asker_thought(quality: Quality, browse_as: Browse) -> None:
    (item,) = fill_queue(quality, 1)
    history = quality.deskside.history
    history.give_feedback(history.answer("a0"), "jo", False, comment="Not what I asked")
    assert "Not what I asked" not in browse_as(RUTH).get(f"{QUEUE}/{item}").text
    quality.review.claims.skip(item, "ruth")
    quality.review.reviewing.submit(item, "anna", verdict())
    assert quality.review.queue.settled(1)[0].settled_at == NOW + timedelta(0)
    page = words_of(browse_as(SAM).get(f"{QUEUE}/{item}").text)
    assert "Of no use · Not what I asked" in page
    assert "Any, by chance" in page
