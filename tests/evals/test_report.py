"""A run is told to people and to programs."""

import json
from dataclasses import replace
from io import StringIO
from pathlib import Path

import pytest
from rich.console import Console

from evals.golden_set import GoldenSet
from evals.report import render, write_json
from evals.running.run_settings import RunSettings
from evals.running.runner import Run, Runner
from evals.subject import IndexedText, Retrieved, RetrievedPassage
from tests.evals.examples import ABSTENTION, ANSWERABLE, UNANSWERABLE
from tests.evals.fake_subject import FakeSubject

GOLDEN_SET = GoldenSet(Path("/docs/golden.jsonl"), "hash", (ANSWERABLE, UNANSWERABLE))
FOUND = Retrieved((RetrievedPassage("/docs/a.txt", "a1", 0, 6, "Thirty"),), 0.8)


@pytest.fixture
def run(tmp_path: Path) -> Run:
    """A run in which one example failed and one quote was not found."""
    subject = FakeSubject(
        versions={"a1": IndexedText("/docs/a.txt", "Fourteen days.")},
        found={ANSWERABLE.id: FOUND, UNANSWERABLE.id: FOUND},
        answers={UNANSWERABLE.id: ABSTENTION},
    )
    return Runner(tmp_path / "runs", RunSettings()).run(GOLDEN_SET, subject)


def test_json_holds_scores_by_metric_by_set_and_the_manifest(run: Run, tmp_path: Path) -> None:
    file = tmp_path / "new" / "out.json"
    write_json(run, file)
    content = json.loads(file.read_text())
    assert content["metrics"]["document_recall@5"] == {
        "value": 1,
        "low": 1,
        "high": 1,
        "n": 1,
        "not_scored": 1,
        "spread": None,
    }
    assert content["by_set"]["unanswerable/policy"]["abstained_rate"]["value"] == 1
    assert content["manifest"]["subject"]["index_counts"] == {"chunks": 3}
    assert content["manifest"]["golden_set_hash"] == "hash"


def test_the_table_names_metrics_and_sets_and_what_needs_a_look(run: Run) -> None:
    console = Console(file=StringIO(), width=160)
    console.print(render(run))
    assert isinstance(console.file, StringIO)
    shown = console.file.getvalue()
    assert "document_recall@5" in shown
    assert "95 % interval" in shown
    assert "unanswerable" in shown
    assert "1 examples failed and count zero" in shown
    assert "1 examples: evidence not found in the indexed text: returns-1" in shown


def test_repeats_show_their_spread(run: Run) -> None:
    scores = {name: replace(score, spread=0.125) for name, score in run.scorecard.metrics.items()}
    console = Console(file=StringIO(), width=160)
    console.print(render(replace(run, scorecard=replace(run.scorecard, metrics=scores))))
    assert isinstance(console.file, StringIO)
    shown = console.file.getvalue()
    assert "spread" in shown
    assert "0.125" in shown
