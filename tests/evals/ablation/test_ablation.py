"""Steps are measured on the same examples, each against the one before."""

import json
from dataclasses import replace
from io import StringIO
from pathlib import Path

from rich.console import Console

from evals.ablation.ablation import EVERYTHING, Tables, ablate
from evals.ablation.ablation_table import render, write_json
from evals.ablation.steps import Step
from evals.subject import IndexedText, Retrieved, RetrievedPassage
from server.retrieval.settings import RetrievalSettings
from tests.evals.examples import ANSWERABLE, UNANSWERABLE
from tests.evals.fake_subject import FakeSubject

STEPS = (Step("blind", RetrievalSettings()), Step("seeing", RetrievalSettings()))
OTHER = replace(ANSWERABLE, id="returns-2", tags={"set": "other"})
RIGHT = RetrievedPassage("/docs/a.txt", "a1", 0, 11, "Thirty days")
WRONG = RetrievedPassage("/docs/b.txt", "b1", 0, 5, "Never")


def subject_of(step: Step) -> FakeSubject:
    """The one that sees has the right passage first; the other has it second."""
    passages = (RIGHT, WRONG) if step.name == "seeing" else (WRONG, RIGHT)
    versions = {"a1": IndexedText("/docs/a.txt", "Thirty days."), "b1": IndexedText("/docs/b.txt", "Never.")}
    return FakeSubject(versions, {example.id: Retrieved(passages, 0.5) for example in (ANSWERABLE, OTHER)})


def tables() -> Tables:
    return ablate([ANSWERABLE, OTHER, UNANSWERABLE], STEPS, subject_of)


def test_each_row_is_compared_with_the_one_above() -> None:
    blind, seeing = tables()[EVERYTHING]
    assert (blind.metrics["evidence_hit@1"].value, seeing.metrics["evidence_hit@1"].value) == (0, 1)
    assert not blind.differences
    assert seeing.differences["evidence_hit@1"].value == 1
    assert seeing.differences["evidence_hit@5"].value == 0
    assert seeing.search_p50_ms <= seeing.search_p95_ms


def test_only_what_can_be_answered_is_asked_and_every_part_has_its_table() -> None:
    found = tables()
    assert list(found) == [EVERYTHING, "other", "plain/policy"]
    assert [found[part][0].examples for part in found] == [2, 1, 1]


def test_people_and_programs_can_read_it(tmp_path: Path) -> None:
    console = Console(file=StringIO(), width=160)
    console.print(render(tables()))
    assert isinstance(console.file, StringIO)
    assert "+1.000 (+1.000 to +1.000)" in console.file.getvalue()
    file = tmp_path / "new" / "out.json"
    write_json(tables(), file)
    assert json.loads(file.read_text())["plain/policy"][1]["differences"]["nDCG@10"]["value"] > 0
