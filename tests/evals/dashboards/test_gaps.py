"""What is missing from the documents."""

from dataclasses import replace

from evals.dashboards.gaps import read_gaps
from evals.dashboards.selection import Selection
from server.deskside import Deskside
from tests.evals.dashboards.looking import FRAUD_DESK, MONTH, SUPPORT, Look
from tests.evals.dashboards.stored import HIDDEN, missing, rate, stored

SEEN = Selection(MONTH, audience=SUPPORT)


def test_questions_of_nearly_the_same_words_are_one_gap(deskside: Deskside, look: Look) -> None:
    missing(deskside, "a", "Can I exchange a broken charger?", days_ago=3, asker="jo")
    missing(deskside, "b", "How do customers exchange broken chargers?", days_ago=2, asker="lin")
    missing(deskside, "c", "Is there a gift wrap service?", days_ago=1)
    engine = look(SEEN).engine
    gaps = read_gaps(engine, SEEN, 10)
    first, second = gaps.shown
    assert (first.asked, first.people, first.wordings, first.answer_id) == (2, 2, 2, "b")
    assert (first.asked_first < first.asked_last, first.unanswered, first.disliked) == (True, 2, 0)
    assert second.question == "Is there a gift wrap service?"
    assert (gaps.groups, gaps.asked) == (2, 3)


def test_the_list_behind_a_gap_holds_exactly_its_questions(deskside: Deskside, look: Look) -> None:
    for number in range(3):
        missing(deskside, f"a{number}", f"Exchange a broken charger {number}?")
    missing(deskside, "other", "Is there a gift wrap service?")
    stored(deskside, "answered", question="Exchange a broken charger?")
    engine = look(SEEN).engine
    for gap in read_gaps(engine, SEEN, 10).shown:
        behind = look(replace(SEEN, alike=gap.answer_id))
        assert int(behind.now.sum()) == gap.asked


def test_a_disliked_answer_is_a_gap_too(deskside: Deskside, look: Look) -> None:
    stored(deskside, "a")
    rate(deskside, "a", False)
    (gap,) = read_gaps(look(SEEN).engine, SEEN, 10).shown
    assert (gap.asked, gap.unanswered, gap.disliked) == (1, 0, 1)


def test_only_the_first_are_described_but_all_are_counted(deskside: Deskside, look: Look) -> None:
    for number, word in enumerate(["hinge", "gift wrap", "invoice", "pallet"]):
        missing(deskside, f"a{number}", f"Where is the {word}?")
    gaps = read_gaps(look(SEEN).engine, SEEN, 2)
    assert (len(gaps.shown), gaps.groups, gaps.asked) == (2, 4, 4)


def test_what_the_reader_may_not_read_is_counted_and_not_named(deskside: Deskside, look: Look) -> None:
    stored(deskside, "a", question="Why was the flagged customer refused?", words=HIDDEN)
    rate(deskside, "a", False)
    engine = look(SEEN).engine
    assert (read_gaps(engine, SEEN, 10).shown, read_gaps(engine, SEEN, 10).hidden) == ([], 1)
    assert read_gaps(engine, replace(SEEN, audience=FRAUD_DESK), 10).hidden == 0


def test_no_gaps_are_no_gaps(look: Look) -> None:
    assert read_gaps(look(SEEN).engine, SEEN, 10).groups == 0
