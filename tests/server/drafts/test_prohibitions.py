"""What must not be said."""

import pytest

from server.drafts.prohibitions import forbids


@pytest.mark.parametrize(
    "text",
    [
        "Do not promise a named installer.",
        "Never promise a yearly saving in pounds or euros.",
        "Never speculate about the cause.",
        "The authority figures are never quoted to customers.",
        "Never advise a customer to open the battery.",
    ],
)
def test_statements_that_forbid_saying_something_are_known(text: str) -> None:
    assert forbids(text)


@pytest.mark.parametrize(
    "text",
    ["We do not install on Sundays.", "Tell the customer what it does.", "The customer never pays for the label."],
)
def test_other_statements_are_not(text: str) -> None:
    assert not forbids(text)
