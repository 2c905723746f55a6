"""Runs can be taken along by reviewers, as files to save."""

import json
from collections.abc import Callable
from dataclasses import replace
from io import BytesIO
from zipfile import ZipFile

import pytest
from fastapi.testclient import TestClient

from evals.export.withholding import WITHHELD
from evals.quality import Quality
from evals.running.run_folder import RunFolder
from server.identity.person import Person
from tests.evals.export.runs import NAME, SECRET, write_run
from tests.server.api.company import JO, SAM

REPORT = f"/evaluations/runs/{NAME}/report.html"
DATASET = f"/evaluations/runs/{NAME}/dataset.zip"
EARLIER = "20261121T120000000000Z-golden"


@pytest.fixture
def browser(quality: Quality, browse_as: Callable[[Person], TestClient]) -> TestClient:
    """A lead's, where two runs are kept."""
    write_run(quality.runs_folder)
    write_run(quality.runs_folder, name=EARLIER)
    return browse_as(SAM)


def test_a_report_is_a_file_to_save_without_internal_texts(browser: TestClient) -> None:
    response = browser.get(REPORT)
    assert response.status_code == 200
    assert response.headers["Content-Disposition"] == f"attachment; filename*=utf-8''{NAME}.html"
    assert response.headers["Content-Type"] == "text/html; charset=utf-8"
    assert "What went wrong" in response.text
    assert SECRET not in response.text


def test_an_answer_that_quotes_what_this_person_may_not_read_is_withheld(browser: TestClient) -> None:
    """The runs here quote a version that nobody here may open: it is not in the index."""
    with ZipFile(BytesIO(browser.get(DATASET).content)) as archive:
        samples = [json.loads(line) for line in archive.read(f"{NAME}/data/samples.jsonl").splitlines()]
    answers = {sample["example"]: sample["answer"] for sample in samples}
    assert answers["returns-1"] == WITHHELD
    assert answers["moon-1"] == "That is not in the documents."


def test_a_report_compares_with_another_run(browser: TestClient) -> None:
    assert "What changed" in browser.get(f"{REPORT}?against={EARLIER}").text
    assert browser.get(f"{REPORT}?against=absent").status_code == 404


def test_a_dataset_is_a_zip_file_without_internal_texts(browser: TestClient) -> None:
    response = browser.get(DATASET)
    assert response.headers["Content-Type"] == "application/zip"
    with ZipFile(BytesIO(response.content)) as archive:
        assert f"{NAME}/README.md" in archive.namelist()
        assert not any(SECRET.encode() in archive.read(name) for name in archive.namelist())


@pytest.mark.parametrize("run", ["absent", "..", "%2e%2e", ".", "..%2f.."])
def test_what_is_no_run_is_not_found(browser: TestClient, run: str) -> None:
    assert browser.get(f"/evaluations/runs/{run}/dataset.zip").status_code == 404


def test_a_run_that_has_not_ended_cannot_be_taken_along(browser: TestClient, quality: Quality) -> None:
    folder = RunFolder(quality.runs_folder / NAME)
    folder.write_manifest(replace(folder.manifest(), ended_at=None))
    assert browser.get(REPORT).status_code == 422


@pytest.mark.parametrize("path", [REPORT, DATASET])
def test_an_agent_may_not(browser: TestClient, browse_as: Callable[[Person], TestClient], path: str) -> None:
    assert browse_as(JO).get(path).status_code == 403
