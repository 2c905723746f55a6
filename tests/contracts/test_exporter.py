"""What every adapter of the exporter port keeps."""

from collections.abc import Callable
from importlib.util import find_spec
from pathlib import Path

import pytest

from evals.errors import ExportError
from evals.export.exporter import Exporter
from evals.export.exporters.dataset_folder import DatasetFolderExporter
from evals.export.exporters.mlflow import MlflowExporter
from evals.export.exporters.opentelemetry import OpenTelemetryExporter
from evals.export.exporters.opentelemetry_file import OpenTelemetryFileExporter
from tests.evals.export.exporters.receiver import Receiver, listening
from tests.evals.export.runs import SECRET, leaving

FOLDERS: dict[str, Callable[[Path], Exporter]] = {
    "dataset_folder": lambda place: DatasetFolderExporter(place / "dataset"),
    "mlflow": lambda place: MlflowExporter(str(place / "mlflow")),
    "opentelemetry_file": lambda place: OpenTelemetryFileExporter(place / "events" / "events.jsonl"),
}
pytestmark = [
    # What MLflow itself does not do yet: speak the newest SQLAlchemy, and close its connections.
    pytest.mark.filterwarnings("ignore::sqlalchemy.exc.SADeprecationWarning"),
    pytest.mark.filterwarnings("ignore::ResourceWarning"),
    pytest.mark.filterwarnings("ignore::pytest.PytestUnraisableExceptionWarning"),
]


@pytest.fixture(params=FOLDERS)
def adapter(request: pytest.FixtureRequest) -> Callable[[Path], Exporter]:
    if request.param == "mlflow" and find_spec("mlflow") is None:
        pytest.skip("MLflow is not installed")
    return FOLDERS[request.param]


def test_it_says_where_the_run_is_and_it_is_there(adapter: Callable[[Path], Exporter], tmp_path: Path) -> None:
    exported = adapter(tmp_path).export(leaving())
    assert Path(exported.place).is_relative_to(tmp_path)
    assert Path(exported.place).exists()


def test_what_is_withheld_does_not_arrive(adapter: Callable[[Path], Exporter], tmp_path: Path) -> None:
    adapter(tmp_path).export(leaving())
    assert not any(SECRET.encode() in file.read_bytes() for file in tmp_path.rglob("*") if file.is_file())


def test_exporting_twice_leaves_one_run_there(adapter: Callable[[Path], Exporter], tmp_path: Path) -> None:
    first = adapter(tmp_path).export(leaving())
    files = sorted(file for file in tmp_path.rglob("*") if file.is_file())
    assert adapter(tmp_path).export(leaving()) == first
    assert sorted(file for file in tmp_path.rglob("*") if file.is_file()) == files


def test_a_place_that_takes_nothing_is_an_error(adapter: Callable[[Path], Exporter], tmp_path: Path) -> None:
    for name in ("dataset", "mlflow", "events"):
        (tmp_path / name).write_text("a file where a folder should be")
    with pytest.raises(ExportError):
        adapter(tmp_path).export(leaving())


def test_a_receiver_gets_what_is_not_withheld() -> None:
    receiver = Receiver()
    with listening(receiver) as url:
        assert OpenTelemetryExporter(url, timeout_seconds=10).export(leaving()).place in url
    assert receiver.calls
    assert SECRET not in str(receiver.calls)
