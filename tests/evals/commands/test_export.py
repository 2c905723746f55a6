"""The command takes a run where it is told to, and nowhere else."""

from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from evals.commands.group import eval_commands
from evals.errors import ExportError
from tests.evals.export.exporters.receiver import Receiver, listening
from tests.evals.export.runs import write_run


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return write_run(tmp_path / "runs")


def invoke(*options: object, **variables: str) -> Result:
    """What `deskside eval export` does; errors come through, as the command line tells them."""
    return CliRunner().invoke(eval_commands, ["export", *map(str, options)], catch_exceptions=False, env=variables)


@pytest.mark.parametrize("to", ["otel", "mlflow", "dataset", "elsewhere"])
def test_without_a_place_nothing_is_exported(folder: Path, to: str) -> None:
    result = invoke("--run", folder, "--to", to)
    assert result.exit_code == 2
    assert "needs --" in result.output or "is not one of" in result.output


def test_a_dataset_folder_is_written(folder: Path, tmp_path: Path) -> None:
    result = invoke("--run", folder, "--to", "dataset", "--output", tmp_path / "dataset")
    assert result.exit_code == 0
    assert "4 samples, 1 of them without internal texts" in result.output
    assert (tmp_path / "dataset" / "README.md").is_file()


def test_events_are_written_to_a_file(folder: Path, tmp_path: Path) -> None:
    result = invoke("--run", folder, "--to", "otel", "--file", tmp_path / "events.jsonl")
    assert result.exit_code == 0
    assert (tmp_path / "events.jsonl").stat().st_size > 1000


def test_events_are_sent_where_the_standard_variable_says(folder: Path) -> None:
    receiver = Receiver()
    with listening(receiver) as url:
        result = invoke("--run", folder, "--to", "otel", OTEL_EXPORTER_OTLP_ENDPOINT=url)
    assert result.exit_code == 0
    assert f"{len(receiver.records)} events" in result.output


def test_events_that_are_refused_are_an_error(folder: Path) -> None:
    with listening(Receiver(refuses_from=0)) as url, pytest.raises(ExportError, match="took 0 of"):
        invoke("--run", folder, "--to", "otel", "--endpoint", url)


def test_a_protocol_that_is_not_spoken_is_bad_usage(folder: Path) -> None:
    result = invoke("--run", folder, "--to", "otel", "--endpoint", "x", OTEL_EXPORTER_OTLP_PROTOCOL="http/protobuf")
    assert (result.exit_code, "'http/protobuf' is not 'grpc'" in result.output) == (2, True)
