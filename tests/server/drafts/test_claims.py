"""How much a sentence claims."""

import pytest

from server.drafts.claims import Weight, is_greeting, is_guaranteeing, is_promising, weight_of


@pytest.mark.parametrize(
    "sentence",
    [
        "Hi Anna,",
        "Good morning Harriet,",
        "Kind regards, Lin",
        "Have a lovely weekend,",
        "Jo",
        "Thank you for your message.",
        "I'm sorry about the wait.",
        "Would you like a new date?",
        "Can I add a £20 voucher?",
    ],
)
def test_greetings_thanks_and_questions_claim_nothing(sentence: str) -> None:
    assert weight_of(sentence) is Weight.NOTHING


@pytest.mark.parametrize(
    "sentence", ["I've opened a case with the carrier.", "Please send me the link.", "I'll check the status now."]
)
def test_what_the_agent_does_or_asks_for_claims_little(sentence: str) -> None:
    assert weight_of(sentence) is Weight.LITTLE


@pytest.mark.parametrize(
    "sentence",
    [
        "You have 30 days from delivery.",
        "A landlord cannot have the readings.",
        "Thank you, the fee is £20.",
        "I'll add a £20 voucher to your account.",
        "You get free installation.",
    ],
)
def test_rules_figures_and_promises_claim_much(sentence: str) -> None:
    assert weight_of(sentence) is Weight.MUCH


def test_a_promise_is_an_amount_a_gift_or_a_word_given() -> None:
    assert is_promising("I'll give you £50.")
    assert is_promising("Teachers get a 10% discount.")
    assert not is_promising("Shall I give you £50?")
    assert is_guaranteeing("I promise that it arrives on Monday.")
    assert not is_guaranteeing("The price on the day of the order is valid.")


def test_a_name_before_a_comma_greets() -> None:
    assert is_greeting("Gareth,")
    assert not is_greeting("However, it is late.")
