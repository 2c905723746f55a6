"""Two answers to one question, judged blindly."""

from dataclasses import replace
from pathlib import Path

import pytest

from evals.errors import Incomparable
from evals.review.pair_result import PairChoice
from evals.review.pairs import is_swapped
from evals.review.room import ReviewRoom
from evals.running.kept_run import KeptRun
from ingest.index.errors import InvalidRequest, NotFound
from server.answering.answer import Answer, Outcome
from server.deskside import Deskside
from server.errors import Conflict
from tests.evals.review.made import CHARGEBACKS, RETURNS, answer_citing
from tests.evals.review.runs import keep_run

EXAMPLES = [f"e{place}" for place in range(20)]


@pytest.fixture
def answer(deskside: Deskside) -> Answer:
    return answer_citing(deskside, "old", "returns.md", RETURNS)


@pytest.fixture
def left(tmp_path: Path, answer: Answer) -> KeptRun:
    return keep_run(tmp_path / "runs", "20261121-left", dict.fromkeys(EXAMPLES, answer))


@pytest.fixture
def right(tmp_path: Path, answer: Answer) -> KeptRun:
    """Four examples are answered as before, with other ids and citation numbers; the others in other words."""
    same = replace(answer, id="new", text=answer.text.replace("[1]", "[2]"))
    other = replace(answer, id="newer", text="Within 30 days. [1]")
    return keep_run(
        tmp_path / "runs", "20261122-right", {name: same if name in EXAMPLES[:4] else other for name in EXAMPLES}
    )


def test_pairs_are_made_where_the_answers_differ(room: ReviewRoom, left: KeptRun, right: KeptRun) -> None:
    study = room.pairs.begin(left, right, 50, "seed", "sam")
    assert (study.shared, study.differing, study.pairs) == (20, 16, 16)
    assert {pair.example_id for pair in room.pairs.pairs_of(study.id)} == set(EXAMPLES[4:])
    assert room.pairs.all() == [study]


def test_fewer_are_chosen_by_the_seed(room: ReviewRoom, left: KeptRun, right: KeptRun) -> None:
    one, other, different = (room.pairs.begin(left, right, 5, seed, "sam") for seed in ("a", "a", "b"))
    chosen = [[pair.example_id for pair in room.pairs.pairs_of(study.id)] for study in (one, other, different)]
    assert chosen[0] == chosen[1] != chosen[2]
    assert len(chosen[0]) == 5


def test_other_passages_are_a_difference_too(
    room: ReviewRoom, deskside: Deskside, tmp_path: Path, answer: Answer, left: KeptRun
) -> None:
    cited = answer_citing(deskside, "c", "chargebacks.md", CHARGEBACKS).citations
    other = keep_run(tmp_path / "runs", "20261123-cited", {"e0": replace(answer, citations=cited), "e1": answer})
    assert room.pairs.begin(left, other, 50, "seed", "sam").differing == 1


def test_two_abstentions_differ_by_their_passages_only(
    room: ReviewRoom, tmp_path: Path, answer: Answer, left: KeptRun
) -> None:
    abstention = replace(answer, outcome=Outcome.NOT_IN_DOCUMENTS, citations=(), nearest=answer.citations)
    runs = tmp_path / "runs"
    one = keep_run(runs, "20261123-one", {"e0": abstention, "e1": abstention})
    other = keep_run(
        runs, "20261124-other", {"e0": replace(abstention, text="Nothing."), "e1": replace(abstention, nearest=())}
    )
    assert [pair.example_id for pair in room.pairs.pairs_of(room.pairs.begin(one, other, 9, "s", "sam").id)] == ["e1"]


def test_runs_that_cannot_be_compared_are_refused(
    room: ReviewRoom, tmp_path: Path, answer: Answer, left: KeptRun
) -> None:
    with pytest.raises(InvalidRequest, match="nothing to choose"):
        room.pairs.begin(left, left, 50, "seed", "sam")
    with pytest.raises(Incomparable):
        room.pairs.begin(left, keep_run(tmp_path / "runs", "20261123-else", {"x": answer}), 50, "seed", "sam")


def test_a_failed_answer_makes_no_pair(room: ReviewRoom, tmp_path: Path, answer: Answer, left: KeptRun) -> None:
    other = keep_run(tmp_path / "runs", "20261123-failed", {"e0": None, "e1": replace(answer, text="Within 30 days.")})
    study = room.pairs.begin(left, other, 50, "seed", "sam")
    assert (study.shared, study.pairs) == (1, 1)


def test_sides_are_drawn_anew_for_everybody(room: ReviewRoom, left: KeptRun, right: KeptRun) -> None:
    pairs = room.pairs.pairs_of(room.pairs.begin(left, right, 50, "seed", "sam").id)
    ruths, annas = ([is_swapped(pair, name) for pair in pairs] for name in ("ruth", "anna"))
    assert ruths != annas
    assert 3 < sum(ruths) < 13
    assert ruths == [is_swapped(pair, "ruth") for pair in pairs]


def test_a_choice_is_kept_for_the_run_not_the_side(room: ReviewRoom, left: KeptRun, right: KeptRun) -> None:
    study = room.pairs.begin(left, right, 50, "seed", "sam")
    for pair in room.pairs.pairs_of(study.id):
        rights_side = PairChoice.LEFT if is_swapped(pair, "ruth") else PairChoice.RIGHT
        room.pairs.choose(pair, "ruth", rights_side, 9)
    result = room.pairs.result(study.id)
    assert (result.left, result.right, result.ties, result.win_rate) == (0, 16, 0, 1.0)


def test_nobody_chooses_twice(room: ReviewRoom, left: KeptRun, right: KeptRun) -> None:
    pair = room.pairs.pairs_of(room.pairs.begin(left, right, 50, "seed", "sam").id)[0]
    room.pairs.choose(room.pairs.pair(pair.id), "ruth", PairChoice.TIE, 9)
    with pytest.raises(Conflict):
        room.pairs.choose(pair, "ruth", PairChoice.LEFT, 9)
    assert [(made.person_id, made.choice) for made in room.pairs.choices_of(pair.study_id)] == [("ruth", "tie")]


def test_what_is_not_there_is_not_found(room: ReviewRoom) -> None:
    with pytest.raises(NotFound):
        room.pairs.study(1)
    with pytest.raises(NotFound):
        room.pairs.pair(1)
