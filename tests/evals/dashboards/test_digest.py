"""One week in short."""

from datetime import date

from evals.dashboards.digest import headline_scores
from evals.dashboards.period import last_whole_week
from evals.metric import Score
from evals.quality import Quality
from server.deskside import Deskside
from tests.evals.dashboards.looking import FRAUD_DESK, SUPPORT
from tests.evals.dashboards.stored import HIDDEN, missing, rate, review, stored
from tests.server.api.company import NOW

WEEK = last_whole_week(NOW)
"""9 to 15 November; NOW is Sunday the 22nd."""
IN_WEEK, BEFORE = 8.0, 15.0


def test_it_tells_the_week_beside_the_one_before(deskside: Deskside, quality: Quality) -> None:
    stored(deskside, "this", days_ago=IN_WEEK, milliseconds=200)
    stored(deskside, "last", days_ago=BEFORE, milliseconds=100)
    stored(deskside, "today", days_ago=0)
    rate(deskside, "this", False)
    missing(deskside, "gap", "Is there gift wrap?", days_ago=IN_WEEK)
    quality.dashboards.facts.catch_up(None)
    digest = quality.dashboards.digests.read(WEEK, SUPPORT)
    assert digest.week.begins == date(2026, 11, 9)
    assert (digest.total.now.answers, digest.total.before.answers) == (2, 1)
    assert (digest.latency_p95_ms, digest.latency_p95_before_ms) == (200, 100)
    assert [answer.answer_id for answer in digest.worst_answers] == ["this"]
    assert {gap.answer_id for gap in digest.gaps.shown} == {"this", "gap"}
    assert [one.name.title for one in digest.documents] == ["Returns"]
    assert digest.runs == []


def test_reviews_are_counted_in_the_week_they_were_done(deskside: Deskside, quality: Quality) -> None:
    stored(deskside, "a", days_ago=IN_WEEK)
    review(quality, "a", 5)
    quality.dashboards.facts.catch_up(None)
    read = quality.dashboards.digests.read
    assert read(WEEK, SUPPORT).reviews_done == 0
    this_week = read(last_whole_week(NOW.replace(day=29)), SUPPORT)
    assert (this_week.reviews_done, this_week.reviews_done_before) == (1, 0)


def test_what_the_readers_may_not_read_is_not_named(deskside: Deskside, quality: Quality) -> None:
    stored(deskside, "a", days_ago=IN_WEEK, words=HIDDEN, question="Why was the fraudster refused?")
    stored(deskside, "b", days_ago=IN_WEEK, path="chargebacks.md")
    for answer_id in ("a", "b"):
        rate(deskside, answer_id, False)
    quality.dashboards.facts.catch_up(None)
    digest = quality.dashboards.digests.read(WEEK, SUPPORT)
    assert (digest.worst_answers, digest.gaps.shown, digest.total.now.answers) == ([], [], 2)
    assert [one.name.title for one in digest.documents] == ["Returns"]
    assert len(quality.dashboards.digests.read(WEEK, FRAUD_DESK).worst_answers) == 2


def test_a_week_without_anything_is_told_too(quality: Quality) -> None:
    digest = quality.dashboards.digests.read(WEEK, SUPPORT)
    assert (digest.total.now.answers, digest.latency_p95_ms, digest.moves.compared) == (0, None, 0)


def test_the_headline_of_a_run_is_at_most_three_scores_those_that_say_most_first() -> None:
    score = Score(0.5, 0.4, 0.6, 10, 0)
    names = ["latency_p50_ms", "nDCG@10", "token_f1", "evidence_hit@5", "leaks", "right"]
    chosen = headline_scores(dict.fromkeys(names, score))
    assert [name for name, _ in chosen] == ["right", "evidence_hit@5", "nDCG@10"]
    assert [name for name, _ in headline_scores({"leaks": score})] == ["leaks"]
    assert headline_scores({}) == []
