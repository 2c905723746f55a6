"""What a receipt tells beside the answer."""

from dataclasses import replace

from sqlalchemy import Engine

from ingest.index.catalog import Catalog
from server.answering.answer import Making
from server.answering.question import Question
from server.history.asked import Asked
from server.history.receipt import receipt_of
from tests.server.history.test_history import ANSWER, NOW, SCOPE

BARE = replace(ANSWER, citations=(), nearest=(), making=Making({"top_similarity": 0.8}))


def test_groups_and_tags_are_told_in_order(engine: Engine) -> None:
    scope = replace(SCOPE, tags={"region": frozenset({"uk", "eu"}), "product": frozenset({"pylon"})})
    receipt = receipt_of(BARE, Asked(Question("How long?"), scope, 2), Catalog(engine), frozenset(), NOW)
    assert receipt.url == "/answers/a1"
    assert receipt.asked_with is not None
    assert receipt.asked_with.groups == ("everyone", "staff", "support")
    assert list(receipt.asked_with.tags.items()) == [("product", ("pylon",)), ("region", ("eu", "uk"))]
    assert receipt.asked_with.left_out == 2
    assert [one.signal for one in receipt.noticed] == ["top_similarity"]


def test_an_answer_of_an_earlier_version_has_a_receipt_too(engine: Engine) -> None:
    receipt = receipt_of(BARE, None, Catalog(engine), frozenset(), NOW)
    assert receipt.asked_with is None
    assert receipt.evidence == ()
