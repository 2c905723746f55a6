"""Blind pairs."""

import re
from dataclasses import replace

import pytest

from evals.quality import Quality
from evals.review.pairs import is_swapped
from tests.evals.pages.reviewers import Browse, hire, words_of
from tests.evals.review.made import ANNA, CHARGEBACKS, RETURNS, RUTH, answer_citing
from tests.evals.review.runs import keep_run
from tests.server.api.company import SAM

PAIRS = "/evaluations/pairs"
OLD, NEW = "20261121T000000000000Z-small", "20261122T000000000000Z-small"


@pytest.fixture
def study(quality: Quality, browse_as: Browse) -> str:
    """Three pairs, one of which only the fraud desk may read."""
    hire(quality)
    plain = answer_citing(quality.deskside, "p", "returns.md", RETURNS)
    secret = answer_citing(quality.deskside, "s", "chargebacks.md", CHARGEBACKS)
    old, new = replace(plain, text="OLD words"), replace(plain, text="NEW words", sentences=())
    keep_run(quality.runs_folder, OLD, {"e1": old, "e2": old, "e3": secret})
    keep_run(quality.runs_folder, NEW, {"e1": new, "e2": new, "e3": replace(secret, text="Else")})
    made = browse_as(SAM).post(PAIRS, data={"left": OLD, "right": NEW, "count": "10"})
    return str(made.headers["location"])


def test_runs_are_not_named_while_judging(study: str, browse_as: Browse) -> None:
    page = browse_as(RUTH).get(study).text
    assert OLD not in page
    assert NEW not in page
    assert "0 of 2 judged" in words_of(page)


def test_judging_reveals_the_result_at_the_end_only(study: str, quality: Quality, browse_as: Browse) -> None:
    ruth = browse_as(RUTH)
    assert "Not revealed yet." in ruth.get(f"{study}/result").text
    for pair in quality.review.pairs.pairs_of(int(study.rpartition("/")[2])):
        news_side = "left" if is_swapped(pair, "ruth") else "right"
        sent = ruth.post(f"{study}/{pair.id}", data={"choice": news_side, "seconds": "12"})
        assert sent.headers.get("location") == (study if pair.example_id != "e3" else None)
    assert ruth.get(study).headers["location"] == f"{study}/result"
    page = words_of(ruth.get(f"{study}/result").text)
    assert "better 0 0 % Neither, or reviewers split 0 0 %" in page
    assert "better 2 100 % Win rate" in page
    assert "of n = 2 pairs that are no tie; 95 % interval 34 % to 100 % (Wilson)" in page
    assert "p = 0.500" in page
    assert "Result" in browse_as(RUTH).get(PAIRS).text


def test_leads_see_the_result_before_and_are_told(study: str, quality: Quality, browse_as: Browse) -> None:
    assert "Nobody has judged a pair yet" in browse_as(SAM).get(f"{study}/result").text
    pair = quality.review.pairs.pairs_of(int(study.rpartition("/")[2]))[0]
    browse_as(ANNA).post(f"{study}/{pair.id}", data={"choice": "tie"})
    page = words_of(browse_as(SAM).get(f"{study}/result").text)
    assert "You see this as a lead" in page
    assert "Neither, or reviewers split 1 100 %" in page
    assert "Not revealed yet." in browse_as(ANNA).get(f"{study}/result").text


def test_a_choice_can_be_taken_back(study: str, quality: Quality, browse_as: Browse) -> None:
    ruth = browse_as(RUTH)
    assert ruth.post(f"{study}/undo").status_code == 409
    action = re.search(rf'action="({study}/\d+)" data-pair', ruth.get(study).text)
    assert action is not None
    ruth.post(action[1], data={"choice": "left"})
    assert "1 of 2 judged" in words_of(ruth.get(study).text)
    assert ruth.post(f"{study}/undo").headers["location"] == study
    assert "0 of 2 judged" in words_of(ruth.get(study).text)
    assert ruth.post(action[1], data={"choice": "best"}).status_code == 422


def test_runs_are_offered_and_two_of_them_must_differ(study: str, browse_as: Browse) -> None:
    page = browse_as(SAM).get(PAIRS).text
    assert f'<option value="{NEW}">' in page
    for left, right, status in ((OLD, OLD, 422), (OLD, "nothing", 404), (OLD, "..", 404)):
        assert browse_as(SAM).post(PAIRS, data={"left": left, "right": right, "count": "5"}).status_code == status


def test_without_runs_it_says_what_it_takes(quality: Quality, browse_as: Browse) -> None:
    hire(quality)
    page = words_of(browse_as(RUTH).get(PAIRS).text)
    assert "Nothing has been compared yet." in page
    assert "It takes two finished runs" in page
