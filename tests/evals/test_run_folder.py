"""A run on disk can be read back."""

import json
from dataclasses import replace
from pathlib import Path

from evals.golden_set import GoldenSet
from evals.manifest import begin_manifest
from evals.run_folder import RunFolder
from evals.run_settings import RunSettings
from evals.sample import CheckedCitation
from evals.subject import SubjectFacts
from tests.evals.examples import ANSWERABLE, NOON, UNANSWERABLE, answer, answering, citation, ranking


def test_samples_are_read_back_as_they_were_added(tmp_path: Path) -> None:
    folder = RunFolder.create(tmp_path / "runs", "golden", NOON)
    given = answer(citations=(citation(1, "Thirty days"),))
    samples = [
        ranking(ANSWERABLE, "/docs/a.txt", evidence_at=1),
        answering(replace(ANSWERABLE, as_of=NOON), given, CheckedCitation(1, True, True)),
        answering(UNANSWERABLE, None),
    ]
    for sample in samples:
        folder.add(sample)
    assert list(RunFolder(folder.path).samples()) == samples


def test_its_name_tells_when_and_what(tmp_path: Path) -> None:
    assert RunFolder.create(tmp_path, "golden", NOON).path.name == "20261122T120000000000Z-golden"


def test_the_manifest_is_read_back_and_names_code_and_machine(tmp_path: Path) -> None:
    golden_set = GoldenSet(tmp_path / "golden.jsonl", "hash", (ANSWERABLE,))
    manifest = begin_manifest(golden_set, SubjectFacts("fake"), RunSettings(threads=2), NOON)
    folder = RunFolder.create(tmp_path, golden_set.name, NOON)
    folder.write_manifest(manifest)
    assert folder.manifest() == manifest
    written = json.loads((folder.path / "manifest.json").read_text())
    assert written["settings"]["threads"] == 2
    assert written["golden_set_hash"] == "hash"
    assert "numpy" in written["packages"]
    assert written["ended_at"] is None
