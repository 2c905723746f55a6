"""Whoever may not read a passage does not see the example that quotes it."""

from pathlib import Path

import pytest

from evals.curation.visible import Visibility
from evals.golden_line import EvidenceLine, ExampleLine
from evals.quality import Quality
from ingest.index.errors import NotFound
from server.identity.person import Person, Role
from tests.evals.curation.lines import FOLDER, example, kept_in
from tests.server.api.company import INTERNAL, ROOT, SAM

CHARGEBACK = "A chargeback is answered with proof of delivery within seven days."
REVIEWER = Person("ria", "Ria", "ria@lumenfold.example", Role.REVIEWER, frozenset({"support"}))


@pytest.fixture
def visibility(quality: Quality) -> Visibility:
    return quality.curation.visibility


def hiding(quote: str) -> ExampleLine:
    """An example whose answer must not show this."""
    return ExampleLine(id="hidden", question="?", answerable=False, tags={"must_not_show": [quote]})


@pytest.mark.parametrize(
    "line",
    [
        example(document="chargebacks.md", quote=CHARGEBACK),
        example(document="chargebacks.md", quote="Something that it never said."),
        example(document="returns.md", quote=INTERNAL),
        example(evidence=(EvidenceLine(document="moved.md", quote=CHARGEBACK),)),
        hiding(CHARGEBACK),
        hiding(INTERNAL),
    ],
)
def test_only_those_who_may_read_it_see_it(visibility: Visibility, line: ExampleLine) -> None:
    assert not visibility.is_open(line, FOLDER, REVIEWER)
    assert visibility.is_open(line, FOLDER, SAM)
    assert visibility.is_open(line, FOLDER, ROOT)
    with pytest.raises(NotFound, match="that you may see"):
        visibility.require(line, FOLDER, REVIEWER)


@pytest.mark.parametrize(
    "line",
    [
        example(),
        example(quote="A charger may be returned within 14 days of delivery."),
        example(document="absent.md", quote="Nobody wrote this."),
        hiding("Nobody wrote this."),
        hiding("A charger may be returned within 14 days of delivery."),
    ],
)
def test_what_everybody_may_read_everybody_sees(visibility: Visibility, line: ExampleLine) -> None:
    assert visibility.is_open(line, FOLDER, REVIEWER)


def test_of_many_only_those_are_given_with_what_holds_of_them(quality: Quality) -> None:
    kept = kept_in(quality.golden_sets, example("open"), example("closed", CHARGEBACK, "chargebacks.md"))
    seen = quality.curation.visibility.seen(kept, Path("/srv/lumenfold"), REVIEWER)
    assert [(one.kept.id, one.standing.standing) for one in seen] == [("open", "ok")]
