"""The command `deskside eval export`; what it needs is loaded only when it runs."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

if TYPE_CHECKING:
    from evals.export.exporter import Exporter

_FOLDER = click.Path(exists=True, file_okay=False, path_type=Path)
_ENDPOINTS = ["OTEL_EXPORTER_OTLP_LOGS_ENDPOINT", "OTEL_EXPORTER_OTLP_ENDPOINT"]
_PROTOCOLS = ["OTEL_EXPORTER_OTLP_LOGS_PROTOCOL", "OTEL_EXPORTER_OTLP_PROTOCOL"]


@click.command("export")
@click.option("--run", "run_folder", required=True, type=_FOLDER, help="The folder of a run, or of runs: the newest.")
@click.option("--to", required=True, type=click.Choice(["otel", "mlflow", "dataset"]), help="Where to take it.")
@click.option(
    "--endpoint", envvar=_ENDPOINTS, show_envvar=True, help="otel: the receiver's URL, such as http://localhost:4317."
)
@click.option(
    "--protocol",
    type=click.Choice(["grpc"]),
    envvar=_PROTOCOLS,
    default="grpc",
    expose_value=False,
    help="otel: how to speak to the receiver; nothing else is known.",
)
@click.option("--file", type=click.Path(dir_okay=False, path_type=Path), help="otel: write JSON lines here instead.")
@click.option("--tracking", help="mlflow: a server's URL, sqlite:///FILE, or a folder to keep a database in.")
@click.option("--experiment", default="deskside", show_default=True, help="mlflow: the experiment to log to.")
@click.option("--output", type=click.Path(file_okay=False, path_type=Path), help="dataset: the folder to write.")
@click.option("--with-internal", "is_with_internal", is_flag=True, help="Take internal texts along.")
def export_run(
    run_folder: Path,
    to: str,
    endpoint: str | None,
    file: Path | None,
    tracking: str | None,
    experiment: str,
    output: Path | None,
    is_with_internal: bool,
) -> None:
    """Take a run to OpenTelemetry, to MLflow or into a dataset folder.

    Nothing is sent unless this is called. The exit code is 1 when anything did not arrive.
    """
    exporter = _open(to, endpoint, file, tracking, experiment, output)
    from evals.export.outgoing_run import read_outgoing

    exported = exporter.export(read_outgoing(run_folder, is_with_internal))
    click.echo(f"{exported.place}: {exported.says}")


def _open(
    to: str, endpoint: str | None, file: Path | None, tracking: str | None, experiment: str, output: Path | None
) -> Exporter:
    if to == "dataset":
        if output is None:
            raise click.UsageError("--to dataset needs --output, a folder to write.")
        from evals.export.exporters.dataset_folder import DatasetFolderExporter

        return DatasetFolderExporter(output)
    if to == "mlflow":
        if tracking is None:
            raise click.UsageError("--to mlflow needs --tracking, a server's URL or a folder.")
        from evals.export.exporters.mlflow import MlflowExporter

        return MlflowExporter(tracking, experiment)
    if file is not None:
        from evals.export.exporters.opentelemetry_file import OpenTelemetryFileExporter

        return OpenTelemetryFileExporter(file)
    if endpoint is None:
        raise click.UsageError("--to otel needs --endpoint (or OTEL_EXPORTER_OTLP_ENDPOINT), or --file.")
    from evals.export.exporters.opentelemetry import OpenTelemetryExporter

    return OpenTelemetryExporter(endpoint)
