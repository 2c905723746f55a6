"""What is turned round."""

import pytest

from server.answering.verification.finding import FindingKind
from server.drafts.polarity import turned_round


@pytest.mark.parametrize(
    ("sentence", "source"),
    [
        ("Delivery to Jersey is free of charge.", "Area: Jersey; surcharge: £14.00"),
        ("You have to pay for the collection.", "Collection of the damaged goods is free in every region."),
        ("They can be returned free of any restocking fee.", "They may be returned for a restocking fee of 12%."),
        ("We simply call the parcel back.", "We cannot call a parcel back."),
        ("Repairs are covered without any waiting period.", "Repairs are covered after a waiting period of 14 days."),
        ("You can keep using the inverter.", "The customer does not use it again."),
    ],
)
def test_the_opposite_is_noticed(sentence: str, source: str) -> None:
    (finding,) = turned_round(sentence, source)
    assert finding.kind is FindingKind.NEGATION
    assert sentence[finding.span.start : finding.span.end].lower() == finding.says.lower()


@pytest.mark.parametrize(
    ("sentence", "source"),
    [
        ("The collection is free.", "Collection is free of charge."),
        ("No problem, you can cancel it.", "An order can be cancelled."),
        ("We can't call it back.", "We cannot call a parcel back."),
        ("A customer who cannot pay may pay later.", "A customer who cannot pay an invoice may spread it."),
        ("We don't ask for proof.", "We do not ask for proof."),
    ],
)
def test_the_same_in_other_words_is_not(sentence: str, source: str) -> None:
    assert turned_round(sentence, source) == ()


def test_another_count_of_the_same_thing_is_a_figure() -> None:
    (finding,) = turned_round("After one failed repair you choose.", "After two failed repairs the customer chooses.")
    assert (finding.kind, finding.says, finding.expected) == (FindingKind.FIGURE, "one", "two")
