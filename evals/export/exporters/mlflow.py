"""Logs a run to MLflow: what was measured as parameters, scores as metrics, samples and the report as artifacts."""

import os
import re
from collections.abc import Iterator, Mapping
from dataclasses import asdict, dataclass
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING

from evals.errors import ExportError
from evals.export.exporter import Export
from evals.export.outgoing_run import OutgoingRun
from evals.export.run_report import run_report
from evals.running.run_folder import RunFolder

if TYPE_CHECKING:
    from mlflow import MlflowClient
    from mlflow.entities import Run

RUN_TAG = "deskside.run"
"""The tag that holds our name of the run, by which it is found again."""
_NOT_IN_NAMES = re.compile(r"[^\w./ :-]", re.ASCII)
_BATCH = 100
_LONGEST_VALUE = 6000


@dataclass(frozen=True, slots=True)
class MlflowExporter:
    """Logs to the tracking server or database at `tracking`, or to a database of its own in that folder.

    A run that was logged before is brought up to date.
    """

    tracking: str
    experiment: str = "deskside"

    def export(self, run: OutgoingRun) -> Export:
        """Log the run. What did arrive before a failure stays; the next export completes it."""
        client = _open_client(self._uri())
        from mlflow.exceptions import MlflowException

        try:
            logged = self._find(client, run) or self._begin(client, run)
            self._log(client, logged, run)
        except (MlflowException, OSError) as error:
            raise ExportError(f"MLflow at {self.tracking} did not take the run: {error}") from error
        return Export(self.tracking, f"run {logged.info.run_id} of the experiment {self.experiment}")

    def _uri(self) -> str:
        """A folder gets an SQLite database, since MLflow keeps runs in bare folders no longer."""
        if "://" in self.tracking or self.tracking.startswith(("databricks", "file:")):
            return self.tracking
        folder = Path(self.tracking).absolute()
        try:
            folder.mkdir(parents=True, exist_ok=True)
        except OSError as error:
            raise ExportError(f"{folder} cannot hold a database: {error.strerror}") from error
        return f"sqlite:///{folder}/mlflow.db"

    def _artifacts(self) -> str | None:
        """Beside our own database; wherever the server says otherwise."""
        own = self._uri() != self.tracking
        return (Path(self.tracking).absolute() / "artifacts").as_uri() if own else None

    def _find(self, client: "MlflowClient", run: OutgoingRun) -> "Run | None":
        experiment = client.get_experiment_by_name(self.experiment)
        if experiment is None:
            return None
        found = client.search_runs([experiment.experiment_id], f"tags.`{RUN_TAG}` = '{_quoted(run.name)}'")
        return found[0] if found else None

    def _begin(self, client: "MlflowClient", run: OutgoingRun) -> "Run":
        experiment = client.get_experiment_by_name(self.experiment)
        experiment_id = (
            experiment.experiment_id
            if experiment
            else client.create_experiment(self.experiment, artifact_location=self._artifacts())
        )
        return client.create_run(
            experiment_id,
            start_time=_milliseconds(run.manifest.started_at.timestamp()),
            tags={RUN_TAG: run.name},
            run_name=run.name,
        )

    def _log(self, client: "MlflowClient", logged: "Run", run: OutgoingRun) -> None:
        from mlflow.entities import Metric, Param

        run_id, moment = logged.info.run_id, _milliseconds(run.ended_at.timestamp())
        params = [Param(name, value) for name, value in _params(run).items() if name not in logged.data.params]
        metrics = [
            Metric(name, value, moment, 0) for name, value in _metrics(run) if logged.data.metrics.get(name) != value
        ]
        for start in range(0, len(params), _BATCH):
            client.log_batch(run_id, params=params[start : start + _BATCH])
        for start in range(0, len(metrics), _BATCH):
            client.log_batch(run_id, metrics=metrics[start : start + _BATCH])
        with TemporaryDirectory() as folder:
            _write_artifacts(run, Path(folder))
            client.log_artifacts(run_id, folder)
        client.set_terminated(run_id, end_time=moment)


def _open_client(uri: str) -> "MlflowClient":
    """A client that tells nobody but the server, and gives up in seconds rather than minutes."""
    # MLflow is set by the environment alone: the first two when it is imported, the last for every request.
    os.environ.setdefault("MLFLOW_DISABLE_TELEMETRY", "true")
    os.environ.setdefault("DO_NOT_TRACK", "true")
    os.environ.setdefault("MLFLOW_HTTP_REQUEST_MAX_RETRIES", "1")
    try:
        from mlflow import MlflowClient
        from mlflow.exceptions import MlflowException
    except ImportError as error:
        raise ExportError("MLflow is not installed: pip install 'deskside[mlflow]'") from error
    try:
        return MlflowClient(uri)
    except MlflowException as error:
        raise ExportError(f"MLflow cannot open {uri}: {error}") from error


def _params(run: OutgoingRun) -> Mapping[str, str]:
    """The manifest, flat, with names and values that MLflow takes."""
    manifest = run.manifest
    params = {
        "golden_set": run.golden_set,
        "golden_set_hash": manifest.golden_set_hash,
        "examples": manifest.examples,
        "commit": manifest.commit or "",
        "python": manifest.python,
        "machine": manifest.machine,
        **{f"run.{name}": value for name, value in asdict(manifest.settings).items()},
        "embedder": manifest.subject.embedder or "",
        "language_model": manifest.subject.language_model or "",
        "prompt_hash": manifest.subject.prompt_hash or "",
        "index_state": manifest.subject.index_state or "",
        **{f"index.{name}": count for name, count in manifest.subject.index_counts.items()},
        **{f"subject.{name}": value for name, value in manifest.subject.settings.items()},
        **{f"package.{name}": version for name, version in manifest.packages.items()},
    }
    return {_name(name): str(value)[:_LONGEST_VALUE] for name, value in params.items()}


def _metrics(run: OutgoingRun) -> Iterator[tuple[str, float]]:
    """Every score with its interval, its n and what was not scored; of a set, the value and its n."""
    for name, score in run.scorecard.metrics.items():
        yield _name(name), score.value
        for part, value in asdict(score).items():
            if part != "value" and value is not None:
                yield f"{_name(name)}.{part}", float(value)
    for judged in run.judged:
        name = f"judge/{_name(judged.judge)}/{_name(judged.criterion)}"
        for part, value in asdict(judged.score).items() if judged.score else ():
            if value is not None:
                yield name if part == "value" else f"{name}.{part}", float(value)
        if judged.flip_rate is not None:
            yield f"{name}.flip_rate", judged.flip_rate
    for of_set, scores in run.scorecard.by_set.items():
        for name, score in scores.items() if "/" not in of_set else ():
            yield f"by_set/{_name(of_set)}/{_name(name)}", score.value
            yield f"by_set/{_name(of_set)}/{_name(name)}.n", float(score.n)


def _write_artifacts(run: OutgoingRun, folder: Path) -> None:
    kept = RunFolder(folder)
    kept.write_manifest(run.manifest)
    for each in run.samples:
        kept.add(each.sample)
    (folder / "report.html").write_text(run_report(run), encoding="utf-8")


def _name(name: str) -> str:
    """`document_recall_at_5` for `document_recall@5`: MLflow knows no @."""
    return _NOT_IN_NAMES.sub("_", name.replace("@", "_at_"))


def _quoted(name: str) -> str:
    return name.replace("'", "")


def _milliseconds(seconds: float) -> int:
    return int(1000 * seconds)
