from hypothesis import given
from hypothesis import strategies as st

from server.answering.exemplars.fit import ExemplarSettings, Signs, fits

SETTINGS = ExemplarSettings()
SHARE = st.floats(0, 1)


def test_the_question_itself_over_the_very_passage_fits() -> None:
    assert fits(Signs(asked=1.0, text=0.7, covered=1.0, agreement=1.0, first=1.0), SETTINGS) > 0.95


def test_one_whose_premises_were_not_found_does_not_fit_however_alike_it_is() -> None:
    assert fits(Signs(asked=1.0, text=0.9, covered=1.0, agreement=0.2, first=0.1), SETTINGS) == 0.0


def test_one_that_does_not_know_the_words_asked_does_not_fit() -> None:
    assert fits(Signs(asked=0.9, text=0.9, covered=0.1, agreement=1.0, first=1.0), SETTINGS) == 0.0


@given(SHARE, SHARE, SHARE, SHARE, SHARE, st.floats(0, 0.5))
def test_more_of_any_sign_never_makes_it_less_likely(
    asked: float, text: float, covered: float, agreement: float, first: float, more: float
) -> None:
    before = fits(Signs(asked, text, covered, agreement, first), SETTINGS)
    after = fits(Signs(asked + more, text + more, covered + more, agreement + more, first + more), SETTINGS)
    assert 0 <= before <= after + 1e-12
