"""One answer and where it can be sent."""

from fastapi.testclient import TestClient

from evals.quality import Quality
from tests.evals.pages.reviewers import Browse, hire, words_of
from tests.evals.review.made import CHARGEBACKS, RETURNS, RUTH, answer_citing, keep_answers
from tests.evals.review.runs import keep_run
from tests.server.api.company import JO

ANSWERS = "/evaluations/reviews/answers"


def test_an_answer_of_the_history_is_sent_to_review_once(quality: Quality, browse_as: Browse) -> None:
    hire(quality)
    keep_answers(quality.deskside, 1)
    ruth = browse_as(RUTH)
    assert "Send to review" in ruth.get(f"{ANSWERS}/a0").text
    for _ in range(2):
        assert ruth.post(f"{ANSWERS}/a0").headers["location"] == f"{ANSWERS}/a0"
    assert [place.item.answer_id for place in quality.review.queue.waiting()] == ["a0"]
    page = words_of(ruth.get(f"{ANSWERS}/a0").text)
    assert "waits for reviewers Sent by hand" in page
    assert "Send to review" not in page


def test_the_page_of_an_answer_leads_reviewers_here(quality: Quality, browse_as: Browse) -> None:
    hire(quality)
    keep_answers(quality.deskside, 1)
    assert f'href="{ANSWERS}/a0"' in browse_as(RUTH).get("/answers/a0").text
    assert ANSWERS not in browse_as(JO).get("/answers/a0").text


def test_a_runs_answer_is_sent_to_review_with_what_it_quotes(quality: Quality, browse_as: Browse) -> None:
    hire(quality)
    answer = answer_citing(quality.deskside, "r1", "returns.md", RETURNS)
    secret = answer_citing(quality.deskside, "r2", "chargebacks.md", CHARGEBACKS)
    keep_run(quality.runs_folder, "20261122T093000000000Z-small", {"e/1": answer, "e2": secret, "e3": None})
    ruth = browse_as(RUTH)
    place = {"run": "20261122T093000000000Z-small", "example": "e/1", "repeat": "0"}
    assert RETURNS in ruth.get(f"{ANSWERS}/r1", params=place).text
    sent = ruth.post(f"{ANSWERS}/r1", data=place)
    assert sent.headers["location"].startswith(f"{ANSWERS}/r1?run=")
    (waiting,) = quality.review.queue.waiting()
    assert waiting.item.of_run is not None
    assert waiting.item.of_run.answer == answer
    assert RETURNS in ruth.get(f"/evaluations/reviews/{waiting.item.id}").text
    assert _refused(ruth, "r2", {**place, "example": "e2"})
    assert _refused(ruth, "r3", {**place, "example": "e3"})
    assert _refused(ruth, "r9", {**place, "run": ".."})


def _refused(browser: TestClient, answer_id: str, place: dict[str, str]) -> bool:
    return browser.get(f"{ANSWERS}/{answer_id}", params=place).status_code == 404
