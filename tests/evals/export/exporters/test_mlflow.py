"""What was logged to MLflow is read back with MLflow's own client."""

import os
from importlib.util import find_spec
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from evals.errors import ExportError
from evals.export.exporters.mlflow import RUN_TAG, MlflowExporter
from tests.evals.export.runs import NAME, SECRET, leaving

if TYPE_CHECKING:
    from mlflow import MlflowClient
    from mlflow.entities import Run

pytestmark = [
    pytest.mark.skipif(find_spec("mlflow") is None, reason="MLflow is not installed"),
    # What MLflow itself does not do yet: speak the newest SQLAlchemy, and close its connections.
    pytest.mark.filterwarnings("ignore::sqlalchemy.exc.SADeprecationWarning"),
    pytest.mark.filterwarnings("ignore::ResourceWarning"),
    pytest.mark.filterwarnings("ignore::pytest.PytestUnraisableExceptionWarning"),
]


def client_of(uri: str) -> "MlflowClient":
    from mlflow import MlflowClient

    return MlflowClient(uri)


def logged_in(uri: str, experiment: str = "deskside") -> "list[Run]":
    client = client_of(uri)
    found = client.get_experiment_by_name(experiment)
    assert found is not None
    return list(client.search_runs([found.experiment_id]))


def test_a_folder_keeps_what_was_measured_its_scores_and_the_report(tmp_path: Path) -> None:
    run = leaving()
    MlflowExporter(str(tmp_path)).export(run)
    uri = f"sqlite:///{tmp_path}/mlflow.db"
    (logged,) = logged_in(uri)
    score = run.scorecard.metrics["document_recall@5"]
    assert logged.data.metrics["document_recall_at_5"] == score.value
    assert logged.data.metrics["document_recall_at_5.low"] == score.low
    assert logged.data.metrics["document_recall_at_5.high"] == score.high
    assert logged.data.metrics["document_recall_at_5.n"] == score.n
    assert logged.data.metrics["by_set/plain/answered_rate.n"] == 3
    assert logged.data.params["golden_set_hash"] == "hash"
    assert logged.data.params["subject.index.embedder"] == "hashing"
    assert logged.data.tags[RUN_TAG] == NAME
    assert (logged.info.run_name, logged.info.status) == (NAME, "FINISHED")
    assert logged.info.end_time - logged.info.start_time == 60_000
    artifacts = Path(client_of(uri).download_artifacts(logged.info.run_id, ""))
    assert sorted(file.name for file in artifacts.iterdir()) == ["manifest.json", "report.html", "samples.jsonl"]
    assert len((artifacts / "samples.jsonl").read_text().splitlines()) == len(run.samples)
    assert all(SECRET not in file.read_text() for file in artifacts.iterdir())


def test_a_run_that_is_exported_twice_is_one_run_with_one_value_for_each_metric(tmp_path: Path) -> None:
    exporter = MlflowExporter(str(tmp_path))
    assert exporter.export(leaving()) == exporter.export(leaving())
    uri = f"sqlite:///{tmp_path}/mlflow.db"
    (logged,) = logged_in(uri)
    assert len(client_of(uri).get_metric_history(logged.info.run_id, "MRR")) == 1


def test_two_runs_are_two_runs_of_one_experiment(tmp_path: Path) -> None:
    exporter = MlflowExporter(str(tmp_path), "nightly")
    exporter.export(leaving())
    exporter.export(leaving(name="20261123T120000000000Z-golden"))
    assert len(logged_in(f"sqlite:///{tmp_path}/mlflow.db", "nightly")) == 2


def test_a_database_is_taken_as_it_is(tmp_path: Path) -> None:
    uri = f"sqlite:///{tmp_path}/own.db"
    client_of(uri).create_experiment("deskside", artifact_location=(tmp_path / "own").as_uri())
    MlflowExporter(uri).export(leaving())
    assert len(logged_in(uri)) == 1
    assert list((tmp_path / "own").rglob("report.html"))


def test_a_store_that_mlflow_keeps_no_longer_is_an_error_that_names_it(tmp_path: Path) -> None:
    with pytest.raises(ExportError, match="MLflow cannot open file:"):
        MlflowExporter(tmp_path.as_uri()).export(leaving())


def test_mlflow_tells_nobody_about_its_use(tmp_path: Path) -> None:
    MlflowExporter(str(tmp_path)).export(leaving())
    assert os.environ["MLFLOW_DISABLE_TELEMETRY"] == "true"
    assert os.environ["DO_NOT_TRACK"]
