"""An assistant in this process is asked within the scope of each example."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, datetime
from io import StringIO
from pathlib import Path

import pytest
from rich.console import Console

from evals.document_index import open_folder
from evals.errors import SubjectError
from evals.example import Evidence, Example
from evals.running.results_digest import results_digest
from evals.running.run_settings import RunSettings
from evals.running.sampling import Sampler
from evals.subject import IndexedText
from evals.subjects.in_process import InProcessSubject
from ingest.index.settings import IndexSettings
from server.settings import ServerSettings

TODAY = "---\ntitle: Returns\neffective_from: 2026-01-01\n---\nThe return window is thirty days.\n"
BEFORE = "---\ntitle: Returns\nversion_of: returns.md\neffective_from: 2025-01-01\n---\nThe return window is a week.\n"
INTERNAL = "---\ntitle: Discretion\naudience: [team-leads]\n---\nLeads may extend the return window by a week.\n"
WINDOW = Example("window", "How long is the return window?", answerable=True)


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder of three policies, one of them an older version of another."""
    folder = tmp_path_factory.mktemp("documents")
    for name, text in (("returns.md", TODAY), ("returns-2025.md", BEFORE), ("discretion.md", INTERNAL)):
        (folder / name).write_text(text, encoding="utf-8")
    return folder


@pytest.fixture(scope="module")
def subject(folder: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[InProcessSubject]:
    """An assistant over that folder."""
    settings = ServerSettings(index=IndexSettings(embedder="hashing"))
    with open_folder(folder, settings, tmp_path_factory.mktemp("cache"), Console(file=StringIO())) as deskside:
        yield InProcessSubject(deskside)


def test_passages_are_named_by_the_file_of_their_version(subject: InProcessSubject, folder: Path) -> None:
    now = subject.retrieve(WINDOW, 5)
    then = subject.retrieve(replace(WINDOW, as_of=datetime(2025, 6, 1, 12, tzinfo=UTC)), 5)
    assert [passage.document for passage in now.passages] == [str(folder / "returns.md")]
    assert [passage.document for passage in then.passages] == [str(folder / "returns-2025.md")]


def test_only_the_groups_of_an_example_see_what_is_theirs(subject: InProcessSubject, folder: Path) -> None:
    lead = replace(WINDOW, audience=frozenset({"team-leads"}))
    assert {passage.document for passage in subject.retrieve(lead, 5).passages} == {
        str(folder / "returns.md"),
        str(folder / "discretion.md"),
    }


def test_evidence_is_found_and_citations_resolve(subject: InProcessSubject, folder: Path) -> None:
    quote = "The return window is thirty days."
    start = TODAY.index(quote)
    evidence = Evidence(folder / "returns.md", start, start + len(quote), quote)
    example = replace(WINDOW, documents=(folder / "returns.md",), evidence=(evidence,))
    sample = Sampler(subject, RunSettings()).take(example)
    assert not sample.errors
    assert sample.passages[0].has_evidence
    assert all(citation.resolves for citation in sample.citations)


def test_the_text_of_a_version_is_that_of_the_catalog(subject: InProcessSubject, folder: Path) -> None:
    (passage,) = subject.retrieve(WINDOW, 5).passages
    indexed = subject.version_text(passage.version)
    assert isinstance(indexed, IndexedText)
    assert indexed.document == str(folder / "returns.md")
    assert indexed.text[passage.start : passage.end] == "The return window is thirty days."
    assert subject.version_text("gone") is None


def test_a_practice_ticket_that_is_not_there_is_told(subject: InProcessSubject) -> None:
    with pytest.raises(SubjectError, match="there is no practice ticket T-9"):
        subject.answer(replace(WINDOW, practice_ticket="T-9"))


def test_its_facts_hold_settings_and_counts(subject: InProcessSubject) -> None:
    facts = subject.facts()
    assert facts.settings["index.embedder"] == "hashing"
    assert facts.index_counts["chunks"] == 3


def test_its_facts_name_the_state_of_the_index_and_no_secrets(subject: InProcessSubject, folder: Path) -> None:
    facts = subject.facts()
    assert facts.index_state == subject.facts().index_state
    assert facts.sources == (str(folder),)
    assert facts.embedder
    assert not any(name.startswith(("features", "host", "port")) for name in facts.settings)


class TwoQuestions:
    """The same subject, asked for the passages and then for the answer."""

    def __init__(self, subject: InProcessSubject) -> None:
        self.retrieve = subject.retrieve
        self.answer = subject.answer
        self.version_text = subject.version_text
        self.facts = subject.facts


def test_one_pass_gives_what_two_questions_give(tmp_path: Path) -> None:
    (tmp_path / "many").mkdir()
    for number in range(30):
        text = (
            f"# Window {number}\n\nThe return window of class {number} is {number + 3} days.\n\nIt may be extended.\n"
        )
        (tmp_path / "many" / f"{number}.md").write_text(text)
    settings = ServerSettings(index=IndexSettings(embedder="hashing"))
    # No passage holds this quote word for word, so that all are compared with it by their words.
    evidence = Evidence(tmp_path / "many" / "7.md", 0, 0, "The return window of class 7 is ten 10 days now.")
    asked = replace(WINDOW, documents=(evidence.document,), evidence=(evidence,))
    with open_folder(tmp_path / "many", settings, tmp_path / "cache", Console(file=StringIO())) as deskside:
        subject = InProcessSubject(deskside)
        for question in ("How long is the return window of class 7?", "Hello. Who are you? How long is class 12?"):
            example = replace(asked, question=question)
            once = Sampler(subject, RunSettings(passages=25)).take(example)
            twice = Sampler(TwoQuestions(subject), RunSettings(passages=25)).take(example)
            assert len(once.passages) == 25
            assert once.passages == twice.passages
            assert results_digest([once]) == results_digest([twice])
