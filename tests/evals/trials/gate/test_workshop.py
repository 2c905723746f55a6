"""A change is made to a copy, and the copy is measured."""

from dataclasses import replace
from pathlib import Path

import pytest

from evals.errors import SubjectError
from evals.example import Evidence, Example
from evals.golden_set import GoldenSet
from evals.metrics.right import Standing, standing
from evals.trials.gate.change import Change, Company
from evals.trials.gate.workshop import MOMENT, Workshop
from ingest.index.embedders.hashing import HashingEmbedder
from ingest.index.settings import IndexSettings
from server.settings import ServerSettings

ANSWER = "A charger may be returned within 30 days of delivery."


def unchanged(company: Company) -> Company:
    """Nothing is changed."""
    return company


def emptied(company: Company) -> Company:
    """The returns policy is gone."""
    (company.folder / "policies" / "returns.md").unlink()
    return company


def moved(company: Company) -> Company:
    """The returns policy lies elsewhere, in an index of its own."""
    (company.folder / "policies" / "returns.md").rename(company.folder / "policies" / "returning.md")
    return replace(company, moved={"policies/returns.md": "policies/returning.md"}, is_indexed_anew=True)


def broken(company: Company) -> Company:
    """A file that nobody can read came along."""
    (company.folder / "policies" / "returns.pdf").write_bytes(b"%PDF-1.7 nonsense")
    return company


@pytest.fixture
def workshop(tmp_path: Path) -> Workshop:
    company = tmp_path / "lumenfold"
    (company / "policies").mkdir(parents=True)
    returns = company / "policies" / "returns.md"
    returns.write_text(f"# Returns\n\n{ANSWER}\n")
    (company / "policies" / "delivery.md").write_text("# Delivery\n\nA parcel comes within two working days.\n")
    example = Example(
        id="returns",
        question="Within how many days of delivery may a charger be returned?",
        answerable=True,
        documents=(returns,),
        evidence=(Evidence(returns, 0, 0, ANSWER),),
    )
    settings = ServerSettings(index=IndexSettings(embedder="hashing"))
    golden_set = GoldenSet(tmp_path / "golden.jsonl", "abc", (example,))
    workshop = Workshop(tmp_path / "work", settings, HashingEmbedder(), golden_set, company)
    workshop.prepare()
    return workshop


def test_each_change_begins_with_the_unchanged_company(workshop: Workshop) -> None:
    found = [workshop.measure(Change(apply, False)).samples[0] for apply in (unchanged, emptied, moved, unchanged)]
    assert [standing(sample) is Standing.RIGHT for sample in found] == [True, False, True, True]
    assert found[0].example.as_of == MOMENT
    assert found[2].example.documents == (workshop.folder.resolve() / "company" / "policies" / "returning.md",)
    assert (workshop.company / "policies" / "returns.md").exists()


def test_a_file_that_cannot_be_read_ends_the_trial(workshop: Workshop) -> None:
    with pytest.raises(SubjectError, match=r"returns\.pdf could not be indexed"):
        workshop.measure(Change(broken, False))
