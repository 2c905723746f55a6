"""Notes to owners."""

import pytest

from evals.quality import Quality
from tests.evals.pages.reviewers import Browse, hire, words_of
from tests.evals.review.made import CHARGEBACKS, RETURNS, RUTH, answer_citing, cite_words, keep_answers
from tests.evals.review.runs import keep_run
from tests.server.api.company import INES, JO, ROOT, SAM

SENT = "/evaluations/notes"
NOTE = {"answer": "a0", "citation": "1", "message": "Is 30 days <b>right</b>?"}


@pytest.fixture
def _hired(quality: Quality) -> None:
    hire(quality)
    keep_answers(quality.deskside, 1)


pytestmark = pytest.mark.usefixtures("_hired")


def test_a_reviewer_sends_one_and_the_owner_settles_it(quality: Quality, browse_as: Browse) -> None:
    ruth, ines = browse_as(RUTH), browse_as(INES)
    form = ruth.get(f"{SENT}/new", params={"answer": "a0"}).text
    assert f"owned by {INES.email}" in form
    assert "Nobody signs in as" not in form
    assert ruth.post(SENT, data=NOTE).headers["location"] == SENT
    received = ines.get("/notes").text
    assert "<b>right</b>" not in received
    assert all(words in words_of(received) for words in ("Is 30 days <b>right</b>?", RETURNS, "What about a0?"))
    (note,) = quality.review.notes.all()
    ines.post(f"/notes/{note.id}", data={"reply": "Yes, since January.", "do": "reply"})
    assert "Answered" in ruth.get(SENT).text
    ines.post(f"/notes/{note.id}", data={"reply": "Yes, since January.", "do": "settle"})
    page = words_of(ruth.get(SENT).text)
    assert "Yes, since January." in page
    assert "Settled by Ines Marrow" in page
    assert ines.post(f"/notes/{note.id}", data={"reply": "More"}).status_code == 409


def test_owners_find_their_notes_in_the_menu(browse_as: Browse) -> None:
    assert 'href="/notes"' in browse_as(INES).get("/documents").text
    assert 'href="/notes"' not in browse_as(JO).get("/documents").text


def test_notes_are_for_their_owner_and_for_who_administers(quality: Quality, browse_as: Browse) -> None:
    browse_as(RUTH).post(SENT, data=NOTE)
    (note,) = quality.review.notes.all()
    for person in (JO, SAM):
        page = browse_as(person).get("/notes")
        assert page.is_success
        assert "Nothing waits for you." in page.text
        assert browse_as(person).post(f"/notes/{note.id}", data={"reply": "Mine"}).status_code == 404
    assert RETURNS in browse_as(ROOT).get("/notes").text
    assert browse_as(JO).get(SENT).status_code == 403


def test_an_owner_sees_the_answer_only_where_they_may_read_all_it_quotes(quality: Quality, browse_as: Browse) -> None:
    own = cite_words(quality.deskside, "returns.md", RETURNS)
    secret = cite_words(quality.deskside, "chargebacks.md", CHARGEBACKS, 2)
    mixed = answer_citing(quality.deskside, "m", "returns.md", RETURNS, citations=(own, secret), text="Mixed words")
    quality.deskside.history.keep(mixed, "sam")
    assert browse_as(RUTH).post(SENT, data={**NOTE, "answer": "m"}).status_code == 404
    assert browse_as(SAM).post(SENT, data={**NOTE, "answer": "m"}).headers["location"] == SENT
    page = words_of(browse_as(INES).get("/notes").text)
    assert RETURNS in page
    assert CHARGEBACKS not in page
    assert "also quotes what you may not read" in page
    assert CHARGEBACKS not in browse_as(RUTH).get(SENT).text


def test_a_runs_answer_goes_along(quality: Quality, browse_as: Browse) -> None:
    answer = answer_citing(quality.deskside, "r1", "returns.md", RETURNS, question="From a run?")
    keep_run(quality.runs_folder, "20261122-small", {"e1": answer})
    place = {"run": "20261122-small", "example": "e1", "repeat": "0"}
    ruth = browse_as(RUTH)
    assert ruth.get(f"{SENT}/new", params={"answer": "r1", **place}).is_success
    ruth.post(SENT, data={**NOTE, "answer": "r1", **place})
    assert "From a run?" in browse_as(INES).get("/notes").text
    assert quality.review.notes.all()[0].of_run == answer


def test_a_document_without_an_owner_is_said(quality: Quality, browse_as: Browse) -> None:
    quality.deskside.history.keep(answer_citing(quality.deskside, "c", "chargebacks.md", CHARGEBACKS), "sam")
    assert "Nobody to send it to." in browse_as(SAM).get(f"{SENT}/new", params={"answer": "c"}).text
    assert browse_as(SAM).post(SENT, data={**NOTE, "answer": "c"}).status_code == 422
    assert browse_as(SAM).get(f"{SENT}/new", params={"answer": "nothing"}).status_code == 404
