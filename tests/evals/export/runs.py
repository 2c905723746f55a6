"""Runs for the tests of what leaves the house."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import timedelta
from pathlib import Path

from evals.example import Example
from evals.export.outgoing_run import OutgoingRun, outgoing
from evals.running.kept_run import KeptRun
from evals.running.manifest import Manifest
from evals.running.run_folder import RunFolder
from evals.running.run_settings import RunSettings
from evals.sample import CheckedCitation, CheckedPassage, Sample
from evals.subject import SubjectFacts
from tests.evals.examples import ABSTENTION, ANSWERABLE, NOON, UNANSWERABLE, answer, answering, citation

NAME = "20261122T120000000000Z-golden"
SECRET = "The fraud threshold is 900 euros."
RESTRICTED = replace(
    ANSWERABLE,
    id="fraud-1",
    question="From which sum does the fraud desk look?",
    audience=frozenset({"staff", "fraud-desk"}),
    reference_answer=SECRET,
    evidence=(replace(ANSWERABLE.evidence[0], quote=SECRET),),
)


def right(example: Example = ANSWERABLE) -> Sample:
    """An answer from the evidence, which was found at the second place."""
    given = replace(answer(citations=(citation(1, "Thirty days"),)), id=f"answer to {example.id}")
    passages = (
        CheckedPassage("/docs/b.txt", "b1", 0, 10, has_evidence=False),
        CheckedPassage("/docs/a.txt", "a1", 0, 11, has_evidence=True),
    )
    found = replace(answering(example, given, CheckedCitation(1, True, True)), passages=passages)
    return replace(found, search_seconds=0.01, answer_seconds=0.02)


def abstaining(example: Example) -> Sample:
    """An answer that says that the documents do not answer."""
    return answering(example, ABSTENTION)


def telling_secrets() -> Sample:
    """An answer for the fraud desk alone."""
    said = answer(f"{SECRET} [1]", citations=(citation(1, SECRET),))
    return answering(RESTRICTED, said, CheckedCitation(1, True, True))


SAMPLES = (right(), abstaining(UNANSWERABLE), answering(replace(ANSWERABLE, id="failed-1"), None), telling_secrets())


def kept(samples: Sequence[Sample] = SAMPLES, name: str = NAME) -> KeptRun:
    """A run of these samples."""
    manifest = Manifest(
        golden_set="/docs/golden.jsonl",
        golden_set_hash="hash",
        examples=len(samples),
        subject=SubjectFacts(
            "/home/me/data", {"index.embedder": "hashing", "index.data": "/home/me/data"}, {"live": 3}
        ),
        settings=RunSettings(),
        commit="abc",
        packages={"deskside": "0.1.0"},
        python="3.11",
        machine="Linux",
        started_at=NOON,
        ended_at=NOON + timedelta(minutes=1),
        samples_with_errors=sum(bool(sample.errors) for sample in samples),
    )
    return KeptRun(name, manifest, tuple(samples))


def leaving(samples: Sequence[Sample] = SAMPLES, *, is_with_internal: bool = False, name: str = NAME) -> OutgoingRun:
    """The same, ready to leave."""
    return outgoing(kept(samples, name), is_with_internal)


def write_run(runs: Path, samples: Sequence[Sample] = SAMPLES, name: str = NAME) -> Path:
    """The same in a folder of its own."""
    folder = runs / name
    folder.mkdir(parents=True)
    written, run = RunFolder(folder), kept(samples, name)
    written.write_manifest(run.manifest)
    for sample in samples:
        written.add(sample)
    return folder
