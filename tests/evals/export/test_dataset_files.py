"""A dataset folder loads with `datasets`, offline, and says what it holds."""

import json
import subprocess
import sys
from dataclasses import replace
from importlib.util import find_spec
from io import BytesIO
from pathlib import Path
from zipfile import ZipFile

import pytest
import yaml

from evals.export.dataset_files import CARD, dataset_archive, dataset_files
from server.answering.question import Role, Ticket, Turn
from tests.evals.examples import ANSWERABLE, NOON
from tests.evals.export.runs import NAME, SAMPLES, SECRET, leaving, right

ASKED_IN_A_TICKET = replace(
    ANSWERABLE,
    id="ticket-1",
    history=(Turn(Role.USER, "Hi"),),
    ticket=Ticket("zendesk", "7", "Return", fields={"region": "UK"}),
    as_of=NOON,
)
RUN = leaving([*SAMPLES, right(ASKED_IN_A_TICKET)])
OFFLINE = {"HF_HUB_OFFLINE": "1", "HF_DATASETS_OFFLINE": "1", "HF_HUB_DISABLE_TELEMETRY": "1", "DO_NOT_TRACK": "1"}
LOAD = """
import json, sys
from datasets import load_dataset
folder, cache = sys.argv[1:]
names = ("examples", "samples", "scores")
loaded = {name: load_dataset(folder, name, split="test", cache_dir=cache) for name in names}
first = load_dataset(folder, split="test", cache_dir=cache)
print(json.dumps({"default": first.column_names, **{name: list(rows) for name, rows in loaded.items()}}))
"""


def rows_of(part: str) -> list[dict[str, object]]:
    return [json.loads(line) for line in dataset_files(RUN)[f"data/{part}.jsonl"].splitlines()]


def write_into(folder: Path) -> None:
    for path, content in dataset_files(RUN).items():
        (folder / path).parent.mkdir(parents=True, exist_ok=True)
        (folder / path).write_bytes(content)


@pytest.mark.skipif(find_spec("datasets") is None, reason="datasets is not installed")
def test_datasets_loads_every_table_as_it_was_written(tmp_path: Path) -> None:
    write_into(tmp_path / "folder")
    arguments = [sys.executable, "-c", LOAD, str(tmp_path / "folder"), str(tmp_path / "cache")]
    places = {"HF_HOME": str(tmp_path / "home"), "HOME": str(tmp_path)}
    done = subprocess.run(arguments, check=False, capture_output=True, text=True, env=OFFLINE | places)
    assert done.returncode == 0, done.stderr
    loaded = json.loads(done.stdout)
    assert loaded["default"] == list(rows_of("examples")[0])
    for part in ("examples", "samples", "scores"):
        assert loaded[part] == rows_of(part)


def test_examples_are_those_of_the_golden_set_without_the_paths_of_this_machine() -> None:
    rows = {row["id"]: row for row in rows_of("examples")}
    assert rows["returns-1"]["documents"] == ["a.txt"]
    assert rows["returns-1"]["evidence"] == [{"document": "a.txt", "start": 0, "end": 11, "quote": "Thirty days"}]
    assert rows["ticket-1"]["history"] == [{"role": "user", "text": "Hi"}]
    assert json.loads(str(rows["ticket-1"]["ticket"]))["fields"] == {"region": "UK"}
    assert rows["ticket-1"]["as_of"] == NOON.isoformat()
    assert b"/docs/" not in dataset_files(RUN)["data/samples.jsonl"]


def test_samples_hold_answers_citations_and_scores() -> None:
    sample = rows_of("samples")[0]
    assert (sample["example"], sample["outcome"], sample["errors"]) == ("returns-1", "answered", [])
    assert {"metric": "MRR", "value": 0.5} in sample["scores"]  # type: ignore[operator]
    assert sample["citations"][0]["has_evidence"] is True  # type: ignore[index]
    assert rows_of("samples")[2]["answer"] is None


def test_scores_hold_everything_and_every_set() -> None:
    rows = rows_of("scores")
    (overall,) = (row for row in rows if row["metric"] == "MRR" and row["set"] == "")
    score = RUN.scorecard.metrics["MRR"]
    assert (overall["value"], overall["low"], overall["n"]) == (score.value, score.low, score.n)
    assert {"plain", "plain/policy", "unanswerable"} <= {row["set"] for row in rows}


def test_an_example_that_was_repeated_stands_once_among_the_examples() -> None:
    run = leaving([right(), replace(right(), repeat=1)])
    assert len(dataset_files(run)["data/examples.jsonl"].splitlines()) == 1
    assert len(dataset_files(run)["data/samples.jsonl"].splitlines()) == 2


def test_one_run_always_gives_the_same_bytes() -> None:
    assert dataset_archive(RUN) == dataset_archive(leaving([*SAMPLES, right(ASKED_IN_A_TICKET)]))


def test_the_archive_holds_the_folder_under_the_name_of_the_run() -> None:
    with ZipFile(BytesIO(dataset_archive(RUN))) as archive:
        assert set(archive.namelist()) == {f"{NAME}/{path}" for path in dataset_files(RUN)}


def test_the_card_says_how_to_load_it_and_who_may_read_it() -> None:
    card = dataset_files(RUN)[CARD].decode()
    front_matter = yaml.safe_load(card.split("---\n")[1])
    assert [config["config_name"] for config in front_matter["configs"]] == ["examples", "samples", "scores"]
    assert front_matter["dataset_info"][1]["splits"][0]["num_examples"] == len(RUN.samples)
    assert front_matter["size_categories"] == ["n<1K"]
    assert "taken out of 1 of 5 samples" in card
    assert "`staff`, `support`." in card
    assert SECRET not in str(dataset_files(RUN))


def test_the_card_of_a_folder_with_internal_texts_warns_and_names_every_group() -> None:
    files = dataset_files(leaving(is_with_internal=True))
    card = files[CARD].decode()
    assert "holds internal texts" in card
    assert "`fraud-desk`, `staff`, `support`." in card
    assert SECRET.encode() in files["data/samples.jsonl"]
