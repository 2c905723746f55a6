"""Candidates come from approved answers and from what people asked."""

from datetime import timedelta

import pytest

from evals.curation.candidates import Candidates
from evals.curation.kept_example import Change, ExampleState, Origin
from evals.quality import Quality
from ingest.index.documents import Description, DocumentKind, Premise
from server.answering.answer import Outcome
from server.deskside import Deskside
from tests.evals.curation.lines import FOLDER, NOW_SAYS, SET, example
from tests.evals.review.made import answer_citing
from tests.server.api import company
from tests.server.api.company import INTERNAL, NOW, Paper

APPROVED = Paper(
    "exemplars/window.md",
    ("You have 30 days from delivery [1].",),
    Description(
        "The window for chargers",
        DocumentKind.EXEMPLAR,
        questions=("How many days may a charger be kept before it goes back?", "charger window"),
        approved_by="Ines Marrow",
        rests_on=(Premise("returns.md", NOW_SAYS),),
        tags={"skill": ("returns-assessment",)},
    ),
)


@pytest.fixture
def candidates(quality: Quality) -> Candidates:
    quality.golden_sets.create("Returns", FOLDER)
    return quality.curation.candidates


def ask(deskside: Deskside, answer_id: str, question: str, words: str = NOW_SAYS, **changes: object) -> None:
    """Keep an answer to this question."""
    deskside.history.keep(answer_citing(deskside, answer_id, "returns.md", words, question=question, **changes), "jo")


def test_an_approved_answer_becomes_a_candidate_with_its_premises(
    candidates: Candidates, quality: Quality, deskside: Deskside
) -> None:
    company._publish(deskside.index, APPROVED)
    assert candidates.suggest_exemplars(SET, "sam") == 1
    (kept,) = quality.golden_sets.examples(SET)
    assert (kept.state, kept.origin, kept.line.answerable) == (ExampleState.CANDIDATE, Origin.EXEMPLAR, True)
    assert kept.line.question == "How many days may a charger be kept before it goes back?"
    assert kept.line.reference_answer == "You have 30 days from delivery."
    assert [(one.document, one.quote) for one in kept.line.evidence] == [("returns.md", NOW_SAYS)]
    assert kept.line.tags == {"skill": "returns-assessment"}
    (revision,) = quality.golden_sets.revisions(SET, kept.id)
    assert revision.why == "Approved answer “The window for chargers”, approved by Ines Marrow"
    assert candidates.suggest_exemplars(SET) == 0


def test_questions_come_with_how_often_and_how_badly_they_went(
    candidates: Candidates, quality: Quality, deskside: Deskside
) -> None:
    for number in range(3):
        ask(deskside, f"often-{number}", "How long may it be returned?")
    ask(deskside, "missing", "Do you ship to the moon?", outcome=Outcome.NOT_IN_DOCUMENTS)
    ask(deskside, "hated", "Who pays for the label?")
    deskside.history.give_feedback(deskside.history.answer("hated"), "jo", is_useful=False)
    assert candidates.suggest(SET).questions == 3
    kept = sorted(quality.golden_sets.examples(SET), key=lambda one: -one.priority)
    assert {one.line.question for one in kept[:2]} == {"Do you ship to the moon?", "Who pays for the label?"}
    assert kept[2].line.question == "How long may it be returned?"
    moon = next(one for one in kept if "moon" in one.line.question)
    assert (moon.line.answerable, moon.origin_id) == (False, "missing")
    assert quality.golden_sets.revisions(SET, moon.id)[0].why == "Asked 1 time, last on 21 Nov 2026; 1 not answered"


def test_what_is_there_or_was_discarded_is_not_suggested_again(
    candidates: Candidates, quality: Quality, deskside: Deskside
) -> None:
    ask(deskside, "one", "How long may a charger be returned?")
    quality.golden_sets.add(SET, example())
    assert candidates.suggest_questions(SET) == 0
    ask(deskside, "two", "Who pays for the label?")
    assert candidates.suggest_questions(SET) == 1
    waiting = next(one for one in quality.golden_sets.examples(SET) if one.state is ExampleState.CANDIDATE)
    discarded = Change(waiting.line, ExampleState.RETIRED, waiting.origin, waiting.revision, waiting.origin_id)
    quality.golden_sets.apply(SET, [discarded])
    ask(deskside, "three", "who pays for the label??")
    assert candidates.suggest_questions(SET) == 0


def test_what_only_some_may_read_is_not_suggested(candidates: Candidates, deskside: Deskside) -> None:
    ask(deskside, "one", "Why is this customer refused?", INTERNAL)
    assert candidates.suggest_questions(SET) == 0


def test_what_was_asked_long_ago_is_left_alone(candidates: Candidates, deskside: Deskside) -> None:
    ask(deskside, "one", "How long may it be returned?", asked_at=NOW - timedelta(days=91))
    assert candidates.suggest_questions(SET) == 0
