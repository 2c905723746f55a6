"""Indexing over HTTP."""

from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path

import pytest
from fastapi import FastAPI

from ingest.index.errors import SourceError
from ingest.index.progress import Progress
from ingest.index.publishing import FileRecord
from ingest.index.receipt import FileReceipt, FileState, JobReceipt
from server.app import create_app
from server.deskside import Deskside
from server.errors import Conflict
from tests.server.api.caller import Caller
from tests.server.api.company import INES, JO, ROOT, SOURCE

ONE = FileReceipt("a.md", FileState.LIVE, passages=3)
RECEIPT = JobReceipt((ONE,), embedded=3, seconds=0.5, bytes=10)


@dataclass
class FakeIngest:
    """Indexes one file, or fails with what it was given, before or after it has begun."""

    failure: Exception | None = None
    fails_late: bool = False
    asked: list[Sequence[str]] = field(default_factory=list)

    def __call__(self, paths: Sequence[str], is_dry_run: bool, retry_failed: bool, progress: Progress) -> JobReceipt:
        self.asked.append(paths)
        if self.failure is not None and not self.fails_late:
            raise self.failure
        progress.planned(1, 10)
        progress.finished(ONE, 10)
        if self.failure is not None:
            raise self.failure
        return replace(RECEIPT, is_dry_run=is_dry_run)


def app_with(deskside: Deskside, ingest: FakeIngest) -> FastAPI:
    return create_app(replace(deskside, ingest=ingest))


def test_a_pass_ends_with_its_receipt(deskside: Deskside) -> None:
    ingest = FakeIngest()
    root = Caller(app_with(deskside, ingest), deskside, ROOT)
    receipt = root.post("/v1/ingestions", {"paths": ["/srv/policies"], "dry_run": True})
    assert (receipt["files"][0]["path"], receipt["is_dry_run"], receipt["bytes"]) == ("a.md", True, 10)
    assert ingest.asked == [["/srv/policies"]]


def test_a_streamed_pass_tells_how_it_goes_and_ends_with_the_same_receipt(deskside: Deskside) -> None:
    root = Caller(app_with(deskside, FakeIngest()), deskside, ROOT)
    events = root.stream("/v1/ingestions", {"paths": ["/srv/policies"]})
    assert [event.name for event in events] == ["planned", "file", "done"]
    assert events[0].data == {"files": 1, "bytes": 10}
    assert events[1].data["receipt"]["path"] == "a.md"
    assert events[1].data["bytes"] == 10
    assert events[2].data["receipt"] == root.post("/v1/ingestions", {"paths": ["/srv/policies"]})


@pytest.mark.parametrize("accept", ["application/json", "text/event-stream"])
@pytest.mark.parametrize(("failure", "status"), [(Conflict("one is running"), 409), (SourceError("no such"), 422)])
def test_a_pass_that_cannot_start_is_refused(deskside: Deskside, accept: str, failure: Exception, status: int) -> None:
    root = Caller(app_with(deskside, FakeIngest(failure)), deskside, ROOT)
    problem = root.refused("POST", "/v1/ingestions", {"paths": ["/srv"]}, {"Accept": accept})
    assert (problem["status"], problem["detail"]) == (status, str(failure))


def test_a_streamed_pass_that_fails_midway_ends_with_the_problem(deskside: Deskside) -> None:
    root = Caller(app_with(deskside, FakeIngest(SourceError("the disk is gone"), True)), deskside, ROOT)
    last = root.stream("/v1/ingestions", {"paths": ["/srv"]})[-1]
    assert (last.name, last.data["detail"]) == ("error", "the disk is gone")


def test_an_agent_indexes_nothing(deskside: Deskside) -> None:
    jo = Caller(app_with(deskside, FakeIngest()), deskside, JO)
    assert jo.refused("POST", "/v1/ingestions", {"paths": ["/srv"]})["status"] == 403


def test_a_content_owner_indexes_only_inside_folders_that_are_sources(deskside: Deskside, tmp_path: Path) -> None:
    ingest = FakeIngest()
    ines = Caller(app_with(deskside, ingest), deskside, INES)
    for path in (str(tmp_path), f"{SOURCE}/../../etc/passwd", f"{SOURCE}/nothing/*"):
        assert ines.refused("POST", "/v1/ingestions", {"paths": [path]})["status"] == 403
    assert ingest.asked == []


def test_a_content_owner_has_a_folder_inside_a_source_read_again(deskside: Deskside, tmp_path: Path) -> None:
    ingest = FakeIngest()
    deskside.index.publisher.record(str(tmp_path), [FileRecord("a.md", "h", "failed", "empty", None, {})])
    (tmp_path / "policies").mkdir()
    Caller(app_with(deskside, ingest), deskside, INES).post("/v1/ingestions", {"paths": [f"{tmp_path}/policies"]})
    assert ingest.asked == [[f"{tmp_path}/policies"]]
