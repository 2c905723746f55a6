"""Deskside's own report and key are read as its commands write them."""

import json
from pathlib import Path

import pytest
from pydantic import TypeAdapter

from evals.bench.contenders.deskside import DesksideContender
from evals.errors import SubjectError
from ingest.index.receipt import FileReceipt, FileState, JobReceipt
from tests.evals.examples import ANSWERABLE


def test_a_receipt_gives_chunks_and_failures() -> None:
    files = (
        FileReceipt("a.txt", FileState.LIVE, passages=3),
        FileReceipt("b.txt", FileState.FAILED),
        FileReceipt("c.txt", FileState.RETIRED, passages=9),
    )
    receipt = JobReceipt(files, embedded=2, seconds=1.5, bytes=10)
    report = DesksideContender().read_report(TypeAdapter(JobReceipt).dump_json(receipt).decode())
    assert (report.chunks, report.embedded, report.seconds, report.failed) == (3, 2, 1.5, 1)
    with pytest.raises(SubjectError, match="something else"):
        DesksideContender().read_report("Traceback")


def test_the_client_carries_the_key_that_the_server_left(tmp_path: Path) -> None:
    with pytest.raises(SubjectError, match="holds no key"):
        DesksideContender().open_client(tmp_path, "http://127.0.0.1:1")
    (tmp_path / "owner.json").write_text(json.dumps({"pid": 1, "key": "secret"}))
    with DesksideContender().open_client(tmp_path, "http://127.0.0.1:1") as client:
        assert client.headers["Authorization"] == "Bearer secret"


def test_questions_are_asked_with_the_groups_of_the_asker() -> None:
    request = DesksideContender().ask_request(ANSWERABLE)
    assert request.path == "/v1/answers"
    assert request.body == {"question": ANSWERABLE.question, "history": [], "audience": ["staff", "support"]}
