"""What a sentence states that can be checked."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from evals.stated_facts import facts_stated


def test_names_are_capitals_that_do_not_only_begin_a_sentence() -> None:
    assert facts_stated("The Nook Pro: Opened or not, in Leeds. I say so on 3 May 2026.").names == {
        "nook",
        "pro",
        "leeds",
    }
    assert facts_stated("VAT is due. iPhone cases are not.").names == {"vat"}


def test_it_knows_whether_there_is_anything_to_check() -> None:
    assert facts_stated("Of course, gladly.").is_nothing
    assert not any(facts_stated(text).is_nothing for text in ("No.", "30", "3 May", "We ask Leeds."))


@pytest.mark.parametrize(
    ("text", "denied"),
    [
        ("It cannot be returned.", {"returned"}),
        ("It isn't ever refundable.", {"refundable"}),
        ("It cannot be returned; all else can be returned.", set()),
        ("It can be returned.", set()),
        ("Not", set()),
    ],
)
def test_what_is_denied_is_the_next_telling_word(text: str, denied: set[str]) -> None:
    assert facts_stated(text).denied == denied


@pytest.mark.parametrize(
    ("said", "cited", "value"),
    [
        ("The desk opens on Monday.", "The desk opens Mondays.", True),
        ("The desks are in Leeds.", "Leeds has a desk.", True),
        ("It never opens.", "It opens.", False),
        ("It opens.", "It never opens.", False),
        ("It only opens late.", "It never opens early.", True),
        ("It never opens early.", "It only opens late.", True),
    ],
)
def test_facts_follow_or_do_not(said: str, cited: str, value: bool) -> None:
    assert facts_stated(said).follow_from(facts_stated(cited)) is value


@given(st.text())
def test_every_text_follows_from_itself(text: str) -> None:
    stated = facts_stated(text)
    assert stated.follow_from(stated)
