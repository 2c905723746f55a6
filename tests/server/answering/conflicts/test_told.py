from dataclasses import replace

from ingest.index.sentences import Span
from server.answering.answer import AnswerSentence, Citation, Conflict
from server.answering.citations import cite
from server.answering.composer import Composition
from server.answering.conflicts.told import tell
from tests.server.answering.made import passage_of


def cited(number: int, text: str, title: str) -> Citation:
    return cite(number, passage_of(text, title=title), Span(0, len(text)), text)


LEFT = cited(1, "The fee is £80.", "Booking")
RIGHT = replace(cited(2, "The fee is £65.", "Ruling"), version="w")
CONFLICT = Conflict("They differ.", LEFT, RIGHT)


def test_both_sides_are_told_as_what_their_documents_say() -> None:
    said = Composition((AnswerSentence("The fee is £80.", (1,)), AnswerSentence("Pay by card.", (1,))), (LEFT,))
    told = tell(said, [CONFLICT])
    assert [one.text for one in told.sentences] == [
        "“Booking” says: The fee is £80.",
        "“Ruling” says: The fee is £65.",
        "Pay by card.",
    ]
    assert told.citations == (LEFT, RIGHT)


def test_a_side_that_was_said_already_is_not_said_twice() -> None:
    said = Composition(
        (AnswerSentence("The fee is £80.", (1,)), AnswerSentence("The fee is £65.", (2,))), (LEFT, RIGHT)
    )
    told = tell(said, [CONFLICT, CONFLICT])
    assert [one.text for one in told.sentences] == ["“Booking” says: The fee is £80.", "“Ruling” says: The fee is £65."]
    assert told.citations == (LEFT, RIGHT)


def test_without_a_contradiction_nothing_changes() -> None:
    said = Composition((AnswerSentence("The fee is £80.", (1,)),), (LEFT,))
    assert tell(said, []) == said
