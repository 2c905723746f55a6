"""The command says what is wrong with its options before it does anything."""

import json
from dataclasses import dataclass, replace
from io import StringIO
from pathlib import Path

import pytest
from click.testing import CliRunner, Result
from rich.console import Console

from evals.commands.group import eval_commands
from evals.document_index import open_folder
from evals.errors import GoldenSetError, RunCannotResume, RunUnreadable, SubjectError
from evals.running.run_folder import RunFolder
from evals.running.run_state import Origin, RunState
from evals.running.run_store import RunStore
from ingest.index.settings import IndexSettings
from server.settings import ServerSettings

FILES = ["lock", "manifest.json", "samples.jsonl", "scores.json"]
SETTINGS = ServerSettings(index=IndexSettings(embedder="hashing"))


@dataclass(frozen=True)
class Company:
    """What is measured, and on what."""

    data: Path
    golden: Path
    places: tuple[str, ...]


def invoke(*options: str) -> Result:
    """What `deskside eval run` does with these options; errors come through, as the command line tells them."""
    return CliRunner().invoke(eval_commands, ["run", *options], catch_exceptions=False)


def test_there_must_be_something_to_run() -> None:
    assert invoke().exit_code == 2


@pytest.fixture
def golden(tmp_path: Path) -> str:
    """A golden set of one example."""
    file = tmp_path / "golden.jsonl"
    file.write_text(json.dumps({"id": "one", "question": "?", "answerable": False}))
    return str(file)


@pytest.mark.parametrize(
    "options",
    [
        ["--data", "here", "--server", "http://127.0.0.1:1"],
        ["--documents", ".", "--data", "here"],
        ["--key", "secret"],
        ["--limit", "0"],
        ["--repeats", "0"],
        ["--golden", "absent.jsonl"],
    ],
)
def test_options_that_do_not_fit_together_are_bad_usage(golden: str, options: list[str]) -> None:
    result = invoke("--golden", golden, *options)
    assert result.exit_code == 2, result.output


def test_a_wrong_golden_set_is_an_error_that_names_the_line(tmp_path: Path) -> None:
    file = tmp_path / "golden.jsonl"
    file.write_text("nonsense")
    with pytest.raises(GoldenSetError, match="line 1"):
        invoke("--golden", str(file), "--server", "http://127.0.0.1:1")


def test_a_server_that_is_not_there_is_an_error_that_says_so(golden: str) -> None:
    with pytest.raises(SubjectError, match="Does the server run at this address"):
        invoke("--golden", golden, "--server", "http://127.0.0.1:1")


def test_a_data_folder_without_an_index_is_an_error_that_says_what_to_do(golden: str, tmp_path: Path) -> None:
    with pytest.raises(SubjectError, match="ingest documents first"):
        invoke("--golden", golden, "--data", str(tmp_path / "data"))
    assert not (tmp_path / "data").exists()


@pytest.fixture
def company(tmp_path: Path) -> Company:
    """A data folder that knows one rule, and a golden set of two questions about it."""
    documents = tmp_path / "documents"
    documents.mkdir()
    quote = "The return window is thirty days."
    (documents / "returns.txt").write_text(quote)
    with open_folder(documents, SETTINGS, tmp_path / "cache", Console(file=StringIO())):
        pass
    (data,) = (tmp_path / "cache").iterdir()
    example = {
        "question": "How long is the return window?",
        "answerable": True,
        "documents": ["documents/returns.txt"],
        "evidence": [{"document": "documents/returns.txt", "start": 0, "end": len(quote), "quote": quote}],
        "tags": {"set": "plain"},
    }
    golden = tmp_path / "golden.jsonl"
    golden.write_text("".join(json.dumps({**example, "id": name}) + "\n" for name in ("one", "two")))
    settings = tmp_path / "settings.toml"
    settings.write_text('[index]\nembedder = "hashing"\n')
    return Company(data, golden, ("--data", str(data), "--settings", str(settings)))


def test_a_run_on_a_data_folder_is_kept_in_it_with_samples_and_scores(company: Company, tmp_path: Path) -> None:
    out = tmp_path / "out.json"
    result = invoke("--golden", str(company.golden), *company.places, "--json", str(out))
    assert result.exit_code == 0, result.output
    assert json.loads(out.read_text())["by_set"]["plain"]["evidence_hit@1"]["value"] == 1
    (run,) = (company.data / "runs").iterdir()
    assert sorted(file.name for file in run.iterdir()) == FILES
    assert "evidence_hit@1" in result.output
    assert "Asked 2 times" in result.output
    request = RunFolder(run).manifest().request
    assert request.origin is Origin.COMMAND
    assert RunStore(company.data / "runs").cards()[0].is_finished


def test_runs_are_kept_where_it_is_said_and_examples_repeated(company: Company, tmp_path: Path) -> None:
    invoke("--golden", str(company.golden), *company.places, "--runs", str(tmp_path / "runs"), "--repeats", "3")
    (card,) = RunStore(tmp_path / "runs").cards()
    assert (card.asked, card.manifest.settings.repeats) == (6, 3)
    assert not (company.data / "runs").exists()


def interrupted(company: Company) -> Path:
    """The folder of a run that was killed while it wrote its second sample."""
    invoke("--golden", str(company.golden), *company.places, "--repeats", "2")
    (path,) = (company.data / "runs").iterdir()
    folder = RunFolder(path)
    folder.write_manifest(replace(folder.manifest(), state=RunState.RUNNING, ended_at=None, results=None))
    lines = folder.samples_file.read_bytes().splitlines(keepends=True)
    folder.samples_file.write_bytes(lines[0] + lines[1][:50])
    return path


def test_an_interrupted_run_is_resumed_with_its_golden_set_and_settings(company: Company) -> None:
    path = interrupted(company)
    result = invoke("--resume", str(path), *company.places)
    assert result.exit_code == 0, result.output
    assert "Asked 3 times" in result.output
    manifest = RunFolder(path).manifest()
    assert (manifest.state, len(manifest.resumptions)) == (RunState.FINISHED, 1)
    assert len(list(RunFolder(path).samples())) == 4


def test_a_run_is_not_resumed_with_other_settings_or_another_golden_set(company: Company, tmp_path: Path) -> None:
    path = interrupted(company)
    other = tmp_path / "other.jsonl"
    other.write_text(company.golden.read_text().splitlines()[0])
    with pytest.raises(RunCannotResume, match="the settings of the run"):
        invoke("--resume", str(path), *company.places, "--repeats", "5")
    with pytest.raises(RunCannotResume, match="the golden set"):
        invoke("--resume", str(path), *company.places, "--golden", str(other))
    assert len(list(RunFolder(path).samples())) == 1


def test_what_is_no_run_is_not_resumed(company: Company, tmp_path: Path) -> None:
    with pytest.raises(RunUnreadable):
        invoke("--resume", str(tmp_path), *company.places)
