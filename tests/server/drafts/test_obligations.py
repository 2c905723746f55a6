"""What a statement obliges whoever writes to a customer to say."""

from dataclasses import dataclass, field
from types import SimpleNamespace
from typing import Any

import pytest

from ingest.index.documents import BlockKind
from server.drafts.obligations import obligation_of
from server.drafts.sources import Source


@dataclass(frozen=True)
class Said:
    """A statement, as far as it is looked at here."""

    text: str
    kind: BlockKind = BlockKind.PARAGRAPH
    heading: str = "Costs"
    passage: Any = field(init=False)  # Any: stands for a passage

    def __post_init__(self) -> None:
        chunk = SimpleNamespace(heading_path=("Terms", self.heading))
        passage = SimpleNamespace(chunk=chunk, description=SimpleNamespace(title="Terms"))
        object.__setattr__(self, "passage", passage)


def source(text: str, kind: BlockKind = BlockKind.PARAGRAPH, heading: str = "Costs") -> Source:
    return Source(Said(text, kind, heading))  # type: ignore[arg-type]


def test_say_so_refers_to_what_stands_before_it() -> None:
    found = obligation_of(
        source("If there is no fault, the call-out rate is charged; the agent must say so before the visit is booked.")
    )
    assert found is not None
    assert found.content == "If there is no fault, the call-out rate is charged"
    assert "the visit is booked" in found.occasions


def test_an_order_to_tell_the_customer_obliges() -> None:
    found = obligation_of(source("If it is open, tell them that the bank decides within 7 days."))
    assert found is not None
    assert found.content == "the bank decides within 7 days"
    assert not found.points


def test_the_deadline_is_pointed_to_and_wants_a_time() -> None:
    found = obligation_of(
        source("Confirm to the customer that we have it and name the deadline.", BlockKind.LIST_ITEM, "What to do")
    )
    assert found is not None
    assert found.points
    assert found.wants_time
    assert found.is_general


@pytest.mark.parametrize(
    "text",
    [
        "The customer must tell us within 7 days of the delivery scan.",
        "Do not tell a customer that they are suspected.",
        "We do not say no to anybody.",
        "The window is 30 days.",
        "A customer does not have to give it.",
    ],
)
def test_what_the_customer_must_say_and_what_is_forbidden_obliges_nobody(text: str) -> None:
    assert obligation_of(source(text)) is None


def test_a_table_row_obliges_nobody() -> None:
    assert obligation_of(source("Part: lead; note: state the plug type", BlockKind.TABLE_ROW)) is None
