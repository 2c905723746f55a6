import pytest
from hypothesis import given
from hypothesis import strategies as st
from pydantic import ValidationError

from server.retrieval.settings import RetrievalSettings

SETTINGS = RetrievalSettings()


@given(st.floats(0, 2), st.floats(0, 2))
def test_the_farther_the_conversation_the_likelier_another_subject(gap: float, more: float) -> None:
    near, far = SETTINGS.continues(gap), SETTINGS.continues(gap + more)
    assert 0.0 <= far <= near <= 1.0


def test_a_question_about_the_same_document_goes_on() -> None:
    assert SETTINGS.continues(0.0) > 0.95
    assert SETTINGS.continues(0.5) < 0.05


@pytest.mark.parametrize("reranker", ["statements", "none", "cross-encoder:models/reader"])
def test_a_reranker_is_named(reranker: str) -> None:
    assert RetrievalSettings(reranker=reranker).reranker == reranker


def test_another_name_is_an_error() -> None:
    with pytest.raises(ValidationError, match="cross-encoder:PATH"):
        RetrievalSettings(reranker="best")
