"""The calibration page: judges beside people, without a language model."""

from collections.abc import Callable
from urllib.parse import urlencode

import pytest
from fastapi.testclient import TestClient

from evals.quality import Quality
from evals.review.choosing import Choice, Reason
from server.answering.answer import AnswerSentence
from server.deskside import Deskside
from server.identity.person import Person
from tests.evals.review.made import ANNA, BEN, RETURNS, RUTH, answer_citing, verdict
from tests.server.api.company import JO, SAM

Browse = Callable[[Person], TestClient]
PAGE = "/evaluations/calibration"
WRONG = "A charger may be returned within 90 days of delivery."
EVIDENCE = f"{PAGE}/judge?{urlencode({'judge': 'evidence 1', 'criterion': 'evidence_entailment'})}"


@pytest.fixture
def answers(deskside: Deskside, quality: Quality) -> list[str]:
    """32 answers in the queue, every other one with a wrong number."""
    deskside.people.import_people([RUTH, ANNA, BEN])
    ids = [f"a{place:02}" for place in range(32)]
    for place, answer_id in enumerate(ids):
        sentence = AnswerSentence(WRONG if place % 2 else RETURNS, (1,))
        given = answer_citing(deskside, answer_id, "returns.md", RETURNS, sentences=(sentence,), text=sentence.text)
        deskside.history.keep(given, "jo")
    quality.review.queue.add(ids, Choice(Reason.RANDOM), "sam", 1.0, "seed")
    return ids


def review(quality: Quality, person: Person, ids: list[str], points: Callable[[int], float]) -> None:
    for place, answer_id in enumerate(ids):
        item = quality.review.queue.item_of(answer_id)
        assert item is not None
        quality.review.reviewing.submit(item.id, person.id, verdict(accuracy=points(place)))


def strict(place: int) -> float:
    return 1.0 if place % 2 else 5.0


def judge(browser: TestClient, quality: Quality) -> None:
    begun = browser.post(f"{PAGE}/judgements")
    assert (begun.status_code, begun.headers["location"]) == (303, PAGE)
    quality.calibration.work.wait()


def test_before_anybody_scored_it_sends_to_the_queue(browse_as: Browse) -> None:
    page = browse_as(SAM).get(PAGE).text
    assert "Nobody has scored an answer yet." in page
    assert 'href="/evaluations/reviews"' in page
    assert "Judge the reviewed answers" not in page


def test_after_thirty_labels_a_reviewer_sees_kappa(browse_as: Browse, quality: Quality, answers: list[str]) -> None:
    review(quality, RUTH, answers[:30], strict)
    browser = browse_as(RUTH)
    assert "No judge has seen these answers yet." in browser.get(PAGE).text
    judge(browser, quality)
    page = browser.get(PAGE).text
    assert '<span class="badge good">calibrated</span>' in page
    assert "30 answers were scored by people." in page
    assert "1.00" in page


def test_with_fewer_it_is_grey_and_says_how_many_are_missing(
    browse_as: Browse, quality: Quality, answers: list[str]
) -> None:
    review(quality, RUTH, answers[:28], strict)
    judge(browse_as(RUTH), quality)
    page = browse_as(RUTH).get(PAGE).text
    assert 'class="uncalibrated"' in page
    assert "2 more answers scored by both are needed (28 of 30)." in page
    assert "badge good" not in page


def test_answers_scored_since_wait_to_be_judged(browse_as: Browse, quality: Quality, answers: list[str]) -> None:
    review(quality, RUTH, answers[:30], strict)
    judge(browse_as(RUTH), quality)
    review(quality, RUTH, answers[30:], strict)
    assert "2 of them were not judged yet" in browse_as(RUTH).get(PAGE).text


def test_a_judge_that_disagrees_is_grey_and_what_to_read_is_listed(
    browse_as: Browse, quality: Quality, answers: list[str]
) -> None:
    review(quality, RUTH, answers, lambda place: 5.0 if place % 4 else 2.0)
    judge(browse_as(RUTH), quality)
    assert "below the 0.60 that is asked for" in browse_as(RUTH).get(PAGE).text
    page = browse_as(RUTH).get(EVIDENCE).text
    assert "24 of 32 answers" in page
    assert "The judge found no support for:" in page
    assert 'href="/answers/a01"' in page
    item = quality.review.queue.item_of("a01")
    assert item is not None
    assert f'href="/evaluations/reviews/{item.id}"' in page
    assert '<td class="number shade-4' in page
    assert page.count("<table") == 2


def test_an_answer_one_may_not_read_is_not_shown(
    browse_as: Browse, quality: Quality, deskside: Deskside, answers: list[str]
) -> None:
    secret = answer_citing(
        deskside, "secret", "chargebacks.md", "A chargeback is answered with proof of delivery within seven days."
    )
    deskside.history.keep(secret, "sam")
    quality.review.queue.add(["secret"], Choice(Reason.RANDOM), "sam", 0.0, "seed")
    review(quality, ANNA, ["secret"], lambda _: 1.0)
    judge(browse_as(ANNA), quality)
    assert "What about secret?" in browse_as(ANNA).get(EVIDENCE).text
    hidden = browse_as(RUTH).get(EVIDENCE).text
    assert "What about secret?" not in hidden
    assert "You may not read everything this answer quotes." in hidden


def test_people_are_held_against_each_other(browse_as: Browse, quality: Quality, answers: list[str]) -> None:
    review(quality, RUTH, answers, strict)
    assert "No answer was scored by two people yet." in browse_as(RUTH).get(PAGE).text
    review(quality, BEN, answers, lambda place: 4.0 if place == 0 else strict(place))
    page = browse_as(RUTH).get(PAGE).text
    assert "Ben Ruiz and Ruth Calder" in page
    assert "0.97" in page


def test_only_whoever_sets_standards_sets_the_floor(browse_as: Browse, answers: list[str]) -> None:
    assert "Set the standard" not in browse_as(RUTH).get(PAGE).text
    assert browse_as(RUTH).post(f"{PAGE}/standard", data={"floor": "0.1"}).status_code == 403
    lead = browse_as(SAM)
    assert "Set the standard" in lead.get(PAGE).text
    assert lead.post(f"{PAGE}/standard", data={"floor": "0.75"}).status_code == 303
    page = lead.get(PAGE).text
    assert "as Sam Okoro decided on" in page
    assert "Earlier standards" in page
    assert lead.post(f"{PAGE}/standard", data={"floor": "7"}).status_code == 422


def test_an_agent_may_not_have_anything_judged(browse_as: Browse) -> None:
    assert browse_as(JO).post(f"{PAGE}/judgements").status_code == 403
    assert browse_as(JO).get(f"{PAGE}/progress").status_code == 403


def test_progress_is_a_piece_of_the_page_that_ends_with_a_reload(
    browse_as: Browse, quality: Quality, answers: list[str]
) -> None:
    review(quality, RUTH, answers[:3], strict)
    judge(browse_as(RUTH), quality)
    piece = browse_as(RUTH).get(f"{PAGE}/progress")
    assert piece.headers["hx-refresh"] == "true"
    assert "3 new judgements" in piece.text
    assert "<html" not in piece.text


def test_a_judge_nobody_asked_has_no_page(browse_as: Browse) -> None:
    assert browse_as(SAM).get(EVIDENCE).status_code == 404


def test_the_gate_may_ask_whether_a_judge_is_calibrated(
    browse_as: Browse, quality: Quality, answers: list[str]
) -> None:
    review(quality, RUTH, answers[:30], strict)
    assert not quality.calibration.is_calibrated("evidence 1", "evidence_entailment").is_calibrated
    judge(browse_as(RUTH), quality)
    assert quality.calibration.is_calibrated("evidence 1", "evidence_entailment").is_calibrated
