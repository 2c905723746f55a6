"""A corrected answer as an example."""

from datetime import timedelta
from pathlib import Path

import pytest

from evals.curation.documents import IndexedDocuments
from evals.example import ORDINARY_AGENT
from evals.review.corrected import Correction, corrected_line
from server.deskside import Deskside
from tests.evals.review.made import CHARGEBACKS, RETURNS, answer_citing, cite_words
from tests.server.api.company import JO, NOW, SAM, SOURCE

FOLDER = Path(SOURCE) / "golden"


@pytest.fixture
def correction() -> Correction:
    tags = {"skill": "returns-assessment", "product": ""}
    return Correction("How long?", "30 days.", [1], True, tags, ORDINARY_AGENT)


def test_only_the_chosen_evidence_goes_along(deskside: Deskside, correction: Correction) -> None:
    citations = (
        cite_words(deskside, "returns.md", RETURNS),
        cite_words(deskside, "chargebacks.md", CHARGEBACKS, 2),
    )
    answer = answer_citing(deskside, "a1", "returns.md", RETURNS, citations=citations)
    line = corrected_line(answer, correction, IndexedDocuments(deskside.index.catalog).shelf(), FOLDER)
    assert line.documents == ("../returns.md",)
    assert [(each.document, each.quote) for each in line.evidence] == [("../returns.md", RETURNS)]
    assert (line.question, line.reference_answer, line.answerable) == ("How long?", "30 days.", True)
    assert line.tags == {"skill": "returns-assessment"}


@pytest.mark.parametrize(
    ("groups", "audience"), [(JO.audience, None), (SAM.audience, {"staff", "support", "fraud-desk"})]
)
def test_it_asks_for_the_groups_of_the_asker(
    deskside: Deskside, correction: Correction, groups: frozenset[str], audience: set[str] | None
) -> None:
    answer = answer_citing(deskside, "a1", "returns.md", RETURNS)
    asked = Correction("How long?", "", [], False, {}, groups)
    line = corrected_line(answer, asked, IndexedDocuments(deskside.index.catalog).shelf(), FOLDER)
    assert (line.audience, line.reference_answer, line.documents) == (audience, None, ())


def test_the_day_of_the_rules_is_kept_where_it_was_another(deskside: Deskside, correction: Correction) -> None:
    shelf = IndexedDocuments(deskside.index.catalog).shelf()
    today = answer_citing(deskside, "a1", "returns.md", RETURNS, asked_at=NOW)
    earlier = answer_citing(deskside, "a1", "returns.md", RETURNS, as_of=NOW - timedelta(days=90))
    assert corrected_line(today, correction, shelf, FOLDER).as_of is None
    assert corrected_line(earlier, correction, shelf, FOLDER).as_of == NOW - timedelta(days=90)
