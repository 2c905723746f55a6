"""Documents cited often and rated badly."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from evals.dashboards.document_names import read_document_names
from evals.dashboards.worst_documents import DocumentFigures, read_worst_documents
from evals.quality import Quality
from server.deskside import Deskside
from tests.evals.dashboards.looking import FRAUD_DESK, SUPPORT, Look
from tests.evals.dashboards.stored import missing, rate, review, stored


def figures(cited: int, useful: int, not_useful: int) -> DocumentFigures:
    return DocumentFigures("d", cited, useful, not_useful, 0, 0.0)


def test_many_bad_voices_weigh_more_than_one_and_silence_nothing() -> None:
    assert figures(1000, 0, 0).harm == 0
    assert figures(100, 0, 1).harm < figures(100, 10, 20).harm
    assert figures(10, 10, 20).harm < figures(100, 10, 20).harm


def test_a_bad_review_is_a_voice_too() -> None:
    assert DocumentFigures("d", 10, 0, 0, 3, 0.0).harm > DocumentFigures("d", 10, 0, 0, 3, 3.0).harm == 0


@given(st.integers(1, 1000), st.integers(0, 50), st.integers(0, 50))
def test_one_more_bad_voice_never_lowers_harm_and_harm_is_never_more_than_the_answers(
    cited: int, useful: int, not_useful: int
) -> None:
    assert 0 <= figures(cited, useful, not_useful).harm <= cited
    assert figures(cited, useful, not_useful).harm <= figures(cited, useful, not_useful + 1).harm + 1e-9


def test_documents_come_in_the_order_of_harm_with_their_counts(
    deskside: Deskside, quality: Quality, look: Look
) -> None:
    for number in range(4):
        stored(deskside, f"r{number}")
        stored(deskside, f"c{number}", path="chargebacks.md")
        rate(deskside, f"c{number}", False, False)
        rate(deskside, f"r{number}", True)
    missing(deskside, "m")
    review(quality, "c0", 1)
    worst, other = read_worst_documents(look())
    assert (worst.cited, worst.useful, worst.not_useful, worst.reviewed) == (4, 0, 8, 1)
    assert (other.cited, other.useful, other.harm) == (4, 4, pytest.approx(0, abs=1e-9))


def test_a_document_is_named_only_to_those_who_may_read_it(deskside: Deskside, look: Look) -> None:
    stored(deskside, "a", path="chargebacks.md")
    stored(deskside, "b")
    ids = [one.document for one in read_worst_documents(look())]
    engine = deskside.index.catalog.engine
    assert {name.title for name in read_document_names(engine, ids, SUPPORT).values()} == {"Returns"}
    names = read_document_names(engine, ids, FRAUD_DESK)
    assert {name.title for name in names.values()} == {"Returns", "Chargebacks"}
    assert {name.owner for name in names.values()} == {None, "returns@lumenfold.example"}


def test_nothing_cited_is_nothing_to_fix(look: Look) -> None:
    assert read_worst_documents(look()) == []
