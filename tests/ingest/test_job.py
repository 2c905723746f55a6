import os
from collections.abc import Iterator, Sequence
from datetime import UTC, datetime
from pathlib import Path

import pytest

from ingest.index.documents import ParsedDocument
from ingest.index.embedder import Embeddings
from ingest.index.embedders.hashing import HashingEmbedder
from ingest.index.errors import SourceError
from ingest.index.index import Index, open_index
from ingest.index.receipt import FileReceipt, FileState, JobReceipt
from ingest.index.scope import Scope
from ingest.index.settings import IndexSettings
from ingest.job import IngestJob
from ingest.sandbox import Sandbox
from ingest.sources.folder import folder_sources
from tests.ingest.made_files import zip_of

RETURNS = (
    "# Returns\n\nA charger may be returned within 30 days of delivery.\n\n# Fees\n\nReturning a charger is free.\n"
)
DELIVERY = "# Delivery\n\nParcels arrive within three working days.\n"


class CountingEmbedder(HashingEmbedder):
    """Remembers what it was asked to embed."""

    def __init__(self) -> None:
        super().__init__()
        self.asked: list[str] = []

    def embed(self, texts: Sequence[str]) -> Embeddings:
        self.asked += texts
        return super().embed(texts)


class CountingSandbox(Sandbox):
    """Remembers which files were read."""

    def __init__(self) -> None:
        super().__init__()
        self.read: list[str] = []

    def parse_bytes(self, data: bytes, name: str) -> ParsedDocument:
        self.read.append(name)
        return super().parse_bytes(data, name)


class HeardProgress:
    """Remembers what it heard."""

    def __init__(self) -> None:
        self.plans: list[tuple[int, int]] = []
        self.ended: list[str] = []

    def planned(self, files: int, size: int) -> None:
        self.plans.append((files, size))

    def finished(self, receipt: FileReceipt, size: int) -> None:
        self.ended.append(receipt.path)


@pytest.fixture(scope="module")
def shared_sandbox() -> Iterator[CountingSandbox]:
    with CountingSandbox() as sandbox:
        yield sandbox


@pytest.fixture
def sandbox(shared_sandbox: CountingSandbox) -> CountingSandbox:
    shared_sandbox.read.clear()
    return shared_sandbox


@pytest.fixture
def embedder() -> CountingEmbedder:
    return CountingEmbedder()


@pytest.fixture
def index(tmp_path: Path, embedder: CountingEmbedder) -> Iterator[Index]:
    index = open_index(IndexSettings(data=tmp_path / "data"), embedder, "test")
    yield index
    index.close()


@pytest.fixture
def docs(tmp_path: Path) -> Path:
    folder = tmp_path / "docs"
    folder.mkdir()
    (folder / "returns.md").write_text(RETURNS)
    (folder / "delivery.md").write_text(DELIVERY)
    return folder


class Passes:
    """Runs passes, and forgets what earlier ones cost."""

    def __init__(self, index: Index, sandbox: CountingSandbox, embedder: CountingEmbedder) -> None:
        self.index = index
        self.sandbox = sandbox
        self.embedder = embedder

    def run(self, *paths: Path, dry_run: bool = False, retry_failed: bool = False) -> JobReceipt:
        self.sandbox.read.clear()
        self.embedder.asked.clear()
        sources = folder_sources([str(path) for path in paths], self.index.catalog.sources())
        return IngestJob(self.index, self.sandbox).run(sources, dry_run, retry_failed)

    def visible(self, *groups: str) -> dict[str, str]:
        """What can be seen now: text by path."""
        scope = Scope(frozenset(groups), datetime.now(UTC))
        catalog = self.index.catalog
        return {
            catalog.document(version.document_id).path: " ".join(
                chunk.text for chunk in catalog.chunks_of(version.id, scope)
            )
            for version in catalog.live_versions(scope)
        }


@pytest.fixture
def passes(index: Index, sandbox: CountingSandbox, embedder: CountingEmbedder) -> Passes:
    return Passes(index, sandbox, embedder)


def by_path(receipt: JobReceipt) -> dict[str, FileReceipt]:
    return {file.path: file for file in receipt.files}


def test_a_pass_makes_every_file_answer(passes: Passes, docs: Path) -> None:
    receipt = passes.run(docs)
    assert {file.path: file.state for file in receipt.files} == {
        "delivery.md": FileState.LIVE,
        "returns.md": FileState.LIVE,
    }
    returns = by_path(receipt)["returns.md"]
    assert (returns.title, returns.passages, returns.reason) == ("Returns", 2, None)
    assert receipt.embedded == 3
    assert receipt.bytes == len(RETURNS) + len(DELIVERY)
    assert not receipt.has_failures
    assert set(passes.visible()) == {"delivery.md", "returns.md"}


def test_unchanged_files_cost_nothing(passes: Passes, docs: Path) -> None:
    first = passes.run(docs)
    sequence = passes.index.catalog.sequence()
    second = passes.run(docs)
    assert passes.sandbox.read == []
    assert passes.embedder.asked == []
    assert passes.index.catalog.sequence() == sequence
    assert all(file.is_unchanged for file in second.files)
    assert [file.passages for file in second.files] == [file.passages for file in first.files]


def test_touching_a_file_is_no_change(passes: Passes, docs: Path) -> None:
    passes.run(docs)
    (docs / "returns.md").write_text(RETURNS)
    passes.run(docs)
    assert passes.sandbox.read == []


def test_only_changed_chunks_are_embedded(passes: Passes, docs: Path) -> None:
    passes.run(docs)
    (docs / "returns.md").write_text(RETURNS.replace("is free", "costs €5"))
    receipt = passes.run(docs)
    assert passes.sandbox.read == ["returns.md"]
    assert [text.splitlines()[-1] for text in passes.embedder.asked] == ["Returning a charger costs €5."]
    assert receipt.embedded == 1
    assert "costs €5" in passes.visible()["returns.md"]


def test_a_renamed_file_is_a_new_document_whose_chunks_are_known(passes: Passes, docs: Path) -> None:
    passes.run(docs)
    (docs / "returns.md").rename(docs / "returns-uk.md")
    receipt = by_path(passes.run(docs))
    assert receipt["returns-uk.md"].state is FileState.LIVE
    assert receipt["returns.md"].state is FileState.RETIRED
    assert passes.embedder.asked == []


def test_vanished_files_are_foretold_then_retired(passes: Passes, docs: Path) -> None:
    passes.run(docs)
    (docs / "returns.md").unlink()
    foretold = passes.run(docs, dry_run=True)
    assert foretold.is_dry_run
    assert by_path(foretold)["returns.md"].state is FileState.RETIRED
    assert "returns.md" in passes.visible()
    assert by_path(passes.run(docs))["returns.md"].state is FileState.RETIRED
    assert set(passes.visible()) == {"delivery.md"}
    assert "returns.md" not in by_path(passes.run(docs))


def test_a_dry_run_changes_nothing(passes: Passes, docs: Path) -> None:
    receipt = passes.run(docs, dry_run=True)
    assert [(file.path, file.reason) for file in receipt.files] == [
        ("delivery.md", "new: would be read and indexed"),
        ("returns.md", "new: would be read and indexed"),
    ]
    assert passes.sandbox.read == []
    assert passes.index.catalog.counts() == {"chunks": 0}
    assert passes.index.catalog.sources() == []
    passes.run(docs)
    (docs / "returns.md").write_text(RETURNS + "\nMore.\n")
    assert by_path(passes.run(docs, dry_run=True))["returns.md"].reason == "changed: would be read and indexed"


def test_a_file_that_comes_back_answers_again(passes: Passes, docs: Path) -> None:
    passes.run(docs)
    (docs / "returns.md").unlink()
    passes.run(docs)
    (docs / "returns.md").write_text(RETURNS)
    passes.run(docs)
    assert "30 days" in passes.visible()["returns.md"]


def test_a_failing_file_is_listed_and_stops_nothing(passes: Passes, docs: Path) -> None:
    (docs / "broken.docx").write_bytes(zip_of({"word/document.xml": "<w"}))
    (docs / "empty.md").write_text("")
    (docs / "program.exe").write_bytes(b"MZ\x90\x00" + bytes(200))
    receipt = passes.run(docs)
    assert receipt.has_failures
    states = {file.path: file.state for file in receipt.files}
    assert states["returns.md"] is states["delivery.md"] is FileState.LIVE
    assert states["empty.md"] is FileState.FAILED
    assert states["program.exe"] is FileState.UNSUPPORTED
    for name in ("broken.docx", "empty.md", "program.exe"):
        assert name in (by_path(receipt)[name].reason or "")
    assert set(passes.visible()) == {"delivery.md", "returns.md"}


def test_the_older_version_keeps_answering_while_its_file_fails(passes: Passes, docs: Path) -> None:
    passes.run(docs)
    (docs / "returns.md").write_bytes(b"---\ntitel: Returns\n---\nA charger may be kept.\n")
    receipt = by_path(passes.run(docs))["returns.md"]
    assert receipt.state is FileState.FAILED
    assert "30 days" in passes.visible()["returns.md"]
    (docs / "returns.md").write_text(RETURNS)
    assert by_path(passes.run(docs))["returns.md"].state is FileState.LIVE
    assert "30 days" in passes.visible()["returns.md"]


def test_a_failing_file_that_vanishes_takes_its_older_version_with_it(passes: Passes, docs: Path) -> None:
    passes.run(docs)
    (docs / "returns.md").write_text("")
    passes.run(docs)
    (docs / "returns.md").unlink()
    passes.run(docs)
    assert set(passes.visible()) == {"delivery.md"}


def test_failures_are_remembered_and_read_again_only_when_asked(passes: Passes, docs: Path) -> None:
    (docs / "broken.docx").write_bytes(zip_of({"word/document.xml": "<w"}))
    first = by_path(passes.run(docs))["broken.docx"]
    second = passes.run(docs)
    assert passes.sandbox.read == []
    assert by_path(second)["broken.docx"].reason == first.reason
    assert by_path(second)["broken.docx"].is_unchanged
    assert second.has_failures
    passes.run(docs, retry_failed=True)
    assert passes.sandbox.read == ["broken.docx"]


def test_front_matter_errors_name_the_file_and_the_key(passes: Passes, docs: Path) -> None:
    (docs / "a.md").write_text("---\naudiance: [staff]\n---\nText.\n")
    (docs / "b.md").write_text("---\neffective_from: soon\n---\nText.\n")
    (docs / "c.md").write_text('---\naudience: ["a|b"]\n---\nText.\n')
    (docs / "d.md").write_text("---\ntitle: [\n---\nText.\n")
    (docs / "e.txt").write_text("Text.\n")
    (docs / "e.txt.meta.yaml").write_text("kind: polcy\n")
    receipt = by_path(passes.run(docs))
    for path, file, key in (
        ("a.md", "a.md", "audiance"),
        ("b.md", "b.md", "effective_from"),
        ("c.md", "c.md", "audience"),
        ("d.md", "d.md", "YAML"),
        ("e.txt", "e.txt.meta.yaml", "kind"),
    ):
        assert receipt[path].state is FileState.FAILED
        assert file in (receipt[path].reason or "")
        assert key in (receipt[path].reason or "")
    assert receipt["returns.md"].state is FileState.LIVE


def test_a_changed_sidecar_makes_a_new_version(passes: Passes, docs: Path) -> None:
    (docs / "rates.txt").write_text("A visit costs €90.\n")
    passes.run(docs)
    (docs / "rates.txt.meta.yaml").write_text("title: Service rates\naudience: [leads]\n")
    passes.run(docs)
    assert passes.sandbox.read == ["rates.txt"]
    assert "rates.txt" not in passes.visible()
    assert "rates.txt" in passes.visible("leads")
    (docs / "rates.txt.meta.yaml").unlink()
    passes.run(docs)
    assert "rates.txt" in passes.visible()


def test_a_sidecar_that_is_not_text_is_a_failure_of_its_file(passes: Passes, docs: Path) -> None:
    (docs / "rates.txt").write_text("A visit costs €90.\n")
    (docs / "rates.txt.meta.yaml").write_bytes(b"title: Entw\xfcrfe\n")
    receipt = by_path(passes.run(docs))
    assert receipt["rates.txt"].state is FileState.FAILED
    assert "rates.txt.meta.yaml" in (receipt["rates.txt"].reason or "")
    assert receipt["returns.md"].state is FileState.LIVE


def test_an_archived_file_is_a_version_of_its_document(passes: Passes, docs: Path) -> None:
    (docs / "archive").mkdir()
    (docs / "archive" / "returns-2024.md").write_text(
        "---\nversion_of: returns.md\neffective_from: 2024-01-01\neffective_to: 2025-01-01\n---\nWithin 14 days.\n"
    )
    passes.run(docs)
    assert "30 days" in passes.visible()["returns.md"]
    (document,) = passes.index.catalog.find_documents("returns.md")
    assert len(passes.index.catalog.versions_of(document.id)) == 2


def test_a_file_that_becomes_ignored_is_retired(passes: Passes, docs: Path) -> None:
    passes.run(docs)
    (docs / ".desksideignore").write_text("returns.md\n")
    passes.run(docs)
    assert set(passes.visible()) == {"delivery.md"}


def test_a_file_added_singly_survives_a_pass_over_its_folder(passes: Passes, docs: Path) -> None:
    passes.run(docs / "returns.md")
    assert set(passes.visible()) == {"returns.md"}
    receipt = passes.run(docs)
    assert passes.sandbox.read == ["delivery.md"]
    assert {file.state for file in receipt.files} == {FileState.LIVE}
    assert len(passes.visible()) == 2


def test_a_pass_over_some_files_retires_no_others(passes: Passes, docs: Path) -> None:
    passes.run(docs)
    (docs / "delivery.md").unlink()
    passes.run(docs / "returns.md")
    assert "delivery.md" in passes.visible()


def test_a_folder_indexed_inside_and_then_around_is_not_doubled(passes: Passes, docs: Path) -> None:
    passes.run(docs)
    passes.run(docs.parent)
    counts = passes.index.catalog.counts()
    assert (counts["live"], counts["chunks"]) == (2, 3)


def test_a_name_in_another_encoding_stops_nothing(passes: Passes, docs: Path) -> None:
    (docs / os.fsdecode(b"r\xe9tours.md")).write_text("Les retours sont gratuits.\n")
    (docs / os.fsdecode(b"cass\xe9.docx")).write_bytes(b"PK\x03\x04 damaged")
    receipt = by_path(passes.run(docs))
    assert receipt["r\\xe9tours.md"].state is FileState.LIVE
    assert receipt["cass\\xe9.docx"].state is FileState.FAILED
    assert receipt["returns.md"].state is FileState.LIVE


def test_characters_that_no_database_keeps_stop_nothing(passes: Passes, docs: Path) -> None:
    (docs / "half.json").write_text('{"rule": "Returns \\ud800 within 30 days"}')
    (docs / "zero.md").write_bytes(b"# Zero\n\nReturns\x00 are free.\n")
    receipt = by_path(passes.run(docs))
    assert receipt["returns.md"].state is FileState.LIVE
    assert all(file.state is FileState.LIVE or file.reason for file in receipt.values())
    assert passes.run(docs).files != ()


def test_a_path_that_is_not_there_changes_nothing(passes: Passes, docs: Path) -> None:
    with pytest.raises(SourceError):
        passes.run(docs, docs / "nowhere")
    assert passes.visible() == {}


def test_those_who_wait_hear_of_every_file(index: Index, sandbox: CountingSandbox, docs: Path) -> None:
    progress = HeardProgress()
    (docs / "empty.md").write_text("")
    IngestJob(index, sandbox, progress).run(folder_sources([str(docs)], []))
    assert progress.plans == [(3, len(RETURNS) + len(DELIVERY))]
    assert sorted(progress.ended) == ["delivery.md", "empty.md", "returns.md"]


def test_many_files_are_published_in_several_windows(passes: Passes, docs: Path) -> None:
    for number in range(150):
        (docs / f"{number:03}.md").write_text(f"Rule {number} applies.\n")
    receipt = passes.run(docs)
    assert receipt.count(FileState.LIVE) == 152
    assert len(passes.visible()) == 152
