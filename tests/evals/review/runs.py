"""Small runs on disk."""

from collections.abc import Mapping
from dataclasses import replace
from datetime import timedelta
from pathlib import Path

from evals.running.kept_run import KeptRun, read_run
from evals.running.manifest import Manifest
from evals.running.run_folder import RunFolder
from evals.running.run_settings import RunSettings
from evals.sample import Sample
from evals.subject import SubjectFacts
from server.answering.answer import Answer
from tests.evals.examples import ANSWERABLE
from tests.server.api.company import NOW


def keep_run(runs: Path, name: str, answers: Mapping[str, Answer | None], has_ended: bool = True) -> KeptRun:
    """A run with these answers, by the id of the example."""
    folder = runs / name
    folder.mkdir(parents=True)
    kept = RunFolder(folder)
    for example_id, answer in answers.items():
        question = answer.question if answer else "?"
        kept.add(Sample(replace(ANSWERABLE, id=example_id, question=question), answer=answer))
    ended = NOW + timedelta(minutes=1) if has_ended else None
    kept.write_manifest(manifest_of(len(answers), ended))
    return read_run(folder) if has_ended else KeptRun(name, kept.manifest(), ())


def manifest_of(examples: int, ended_at: object) -> Manifest:
    return Manifest(
        golden_set="/golden/small.jsonl",
        golden_set_hash="abc",
        examples=examples,
        subject=SubjectFacts("small"),
        settings=RunSettings(),
        commit=None,
        packages={},
        python="3.11",
        machine="small",
        started_at=NOW,
        ended_at=ended_at,  # type: ignore[arg-type]  # a moment or none
    )
