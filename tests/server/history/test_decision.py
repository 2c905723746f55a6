"""How a decision is told."""

from dataclasses import replace

import pytest

from server.answering.answer import Answer, Making, Outcome
from server.history.decision import say_decision, what_was_noticed
from tests.server.history.test_history import ANSWER

MAKING = Making(
    {"top_similarity": 0.8, "rhythm_of_it": 2.0}, {"intercept": -6.0, "top_similarity": 10.0}, threshold=0.45
)
DECIDED = replace(ANSWER, exemplar=None, making=MAKING)


def test_signals_go_by_names_that_people_understand() -> None:
    closest, unknown = what_was_noticed(DECIDED)
    assert (closest.name, closest.value, closest.counted) == ("Closest passage", 0.8, 8.0)
    assert closest.says.endswith("1 is the same.")
    assert (unknown.name, unknown.counted) == ("Rhythm of it", None)


@pytest.mark.parametrize(
    ("answer", "says"),
    [
        (DECIDED, "probability of 90%; 45% was needed, so it was answered."),
        (replace(DECIDED, outcome=Outcome.NOT_IN_DOCUMENTS, confidence=0.2), "so the closest passages are shown and"),
        (replace(DECIDED, outcome=Outcome.NOT_IN_DOCUMENTS), "yet no sentence was found that answers"),
        (replace(DECIDED, outcome=Outcome.PARTLY_ANSWERED), "is shown as a part."),
        (replace(DECIDED, outcome=Outcome.NEEDS_CLARIFICATION), "so the agent was asked which."),
        (replace(DECIDED, confidence=0.999), "probability of over 99%"),
        (replace(DECIDED, outcome=Outcome.NOT_IN_DOCUMENTS, confidence=0.001), "probability of under 1%"),
        (ANSWER, "An approved answer fits the question"),
        (replace(ANSWER, exemplar=None), "The documents answer with a probability of 90%."),
    ],
)
def test_the_decision_follows_from_the_confidence(answer: Answer, says: str) -> None:
    assert says in say_decision(answer)
