import pytest

from server.answering.question import Question, Role, Ticket, Turn
from server.answering.region import asked_regions, fits_region, regions_in


@pytest.mark.parametrize(
    ("text", "regions"),
    [
        ("price in the UK", {"uk"}),
        ("£45, €55 or $90", {"uk", "eu", "us"}),
        ("a customer in Germany", {"eu"}),
        ("a pallet to Northern Ireland", set()),
        ("can he send it back to us", set()),
        ("and from the us?", {"us"}),
        ("sold in the US", {"us"}),
    ],
)
def test_it_knows_regions_by_name_and_by_currency(text: str, regions: set[str]) -> None:
    assert regions_in(text) == regions


def test_the_question_goes_before_the_ticket_and_the_ticket_before_the_conversation() -> None:
    history = (Turn(Role.USER, "What about France?"),)
    ticket = Ticket("desk", "1", "Return", fields={"region": "us"})
    assert asked_regions(Question("and in the UK?", history, ticket)) == {"uk"}
    assert asked_regions(Question("how long?", history, ticket)) == {"us"}
    assert asked_regions(Question("how long?", history)) == {"eu"}
    assert asked_regions(Question("how long?")) == frozenset()


def test_a_statement_of_another_region_fits_worse_than_one_of_none() -> None:
    asked = frozenset({"uk"})
    assert (
        fits_region("costs £5", (), asked)
        > fits_region("costs nothing", (), asked)
        > fits_region("costs €5", (), asked)
    )
    assert fits_region("costs nothing", ("us",), asked) == -1.0
    assert fits_region("costs €5", (), frozenset()) == 0.0
