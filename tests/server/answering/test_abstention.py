from dataclasses import replace

from hypothesis import given
from hypothesis import strategies as st

from server.answering.abstention import AbstentionSettings, confidence
from server.answering.question import Question, Role, Turn
from server.retrieval.retrieval import Signals
from server.retrieval.signals import NOTHING_FOUND

SETTINGS = AbstentionSettings()


@given(st.floats(-1, 1), st.floats(0, 50), st.floats(0, 1), st.floats(-1, 1))
def test_confidence_is_a_probability_and_grows_with_likeness(
    similarity: float, lexical: float, covered: float, nearest: float
) -> None:
    value = confidence(Signals(similarity, lexical, covered, 7.0, nearest), SETTINGS)
    assert 0.0 <= value <= 1.0
    assert value >= confidence(Signals(similarity, lexical, covered, 7.0, -1.0), SETTINGS)


def test_it_abstains_when_nothing_was_found() -> None:
    assert confidence(NOTHING_FOUND, SETTINGS) < SETTINGS.follow_up_threshold


def test_a_question_that_goes_on_with_a_conversation_is_believed_sooner() -> None:
    signals = Signals(0.4, 0.5, 0.3, 9.0, 0.4)
    assert confidence(replace(signals, follow_up=1.0), SETTINGS) > SETTINGS.follow_up_threshold
    assert confidence(signals, SETTINGS) < SETTINGS.threshold


def test_what_is_needed_depends_on_the_conversation() -> None:
    follow_up = Question("and for batteries?", (Turn(Role.USER, "How long is the return window?"),))
    assert SETTINGS.enough(follow_up) == SETTINGS.follow_up_threshold
    assert SETTINGS.enough(Question("How long is the return window?")) == SETTINGS.threshold
