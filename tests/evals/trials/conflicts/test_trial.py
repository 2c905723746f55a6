from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

from evals.example import Example
from evals.golden_set import GoldenSet
from evals.trials.conflicts.trial import ask
from evals.trials.conflicts.trial_report import figures
from ingest.index.sentences import Span
from server.answering.answer import Answer, Citation, Conflict, Outcome
from server.answering.citations import cite
from tests.server.answering.made import passage_of

NOW = datetime(2026, 11, 23, tzinfo=UTC)


def side(document: str) -> Citation:
    return replace(
        cite(1, passage_of("It is £80."), Span(0, 10), "It is £80."), document=document, path=f"{document}.md"
    )


def answer(*conflicts: Conflict) -> Answer:
    return Answer("1", "Q?", Outcome.ANSWERED, "", (), (), NOW, NOW, 0.9, conflicts=conflicts)


class Subject:
    """Answers every question the same."""

    def __init__(self, *conflicts: Conflict) -> None:
        self._answer = answer(*conflicts)

    def answer(self, example: Example) -> Answer:
        return self._answer


def golden(*examples: Example) -> GoldenSet:
    return GoldenSet(Path("/golden.jsonl"), "hash", examples)


CONTRADICTED = Example(
    "a",
    "Fee?",
    True,
    reference_answer="The documents disagree: £80, £65.",
    documents=(Path("/d/a.md"), Path("/d/b.md")),
)
PLAIN = Example("b", "Weight?", True, reference_answer="86 kg.", documents=(Path("/d/a.md"),))


def test_a_card_between_the_named_documents_is_expected() -> None:
    found = ask(Subject(Conflict("They differ.", side("a"), side("b"))), golden(CONTRADICTED))  # type: ignore[arg-type]
    assert [card.is_expected for card in found.cards] == [True]
    assert found.missed == ()


def test_a_card_on_any_other_question_is_not() -> None:
    subject = Subject(Conflict("They differ.", side("a"), side("b")))
    found = ask(subject, golden(PLAIN))  # type: ignore[arg-type]
    assert figures({"set": found}, None)["set: other cards"] == 1


def test_a_contradiction_without_a_card_is_missed() -> None:
    found = ask(Subject(), golden(CONTRADICTED, PLAIN))  # type: ignore[arg-type]
    assert found.missed == (CONTRADICTED,)
    other = ask(Subject(Conflict("They differ.", side("a"), side("c"))), golden(CONTRADICTED))  # type: ignore[arg-type]
    assert other.missed == (CONTRADICTED,)
