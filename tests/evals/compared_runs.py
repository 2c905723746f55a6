"""Small runs to compare: samples that came out in every way there is."""

from collections.abc import Iterable
from dataclasses import replace
from datetime import datetime, timedelta
from pathlib import Path

from evals.running.kept_run import KeptRun
from evals.running.manifest import Manifest
from evals.running.run_folder import RunFolder
from evals.running.run_settings import RunSettings
from evals.sample import CheckedCitation, CheckedPassage, Sample
from evals.subject import SubjectFacts
from server.answering.answer import Answer, Citation
from tests.evals.examples import ABSTENTION, ANSWERABLE, NOON, UNANSWERABLE, answer, citation

_FOUND = (CheckedPassage("/docs/a.txt", "a1", 0, 11, has_evidence=True),)
_NOT_FOUND = (CheckedPassage("/docs/b.txt", "b1", 0, 11, has_evidence=False),)


def right(name: str) -> Sample:
    """Answered from the evidence."""
    return _cited(name, has_evidence=True, quote="Thirty days")


def wrong(name: str) -> Sample:
    """Answered from something else, although the evidence was found."""
    return _cited(name, has_evidence=False, quote="Fourteen days")


def withheld(name: str) -> Sample:
    """Not answered, although the evidence was found."""
    return replace(right(name), answer=ABSTENTION, citations=())


def out_of_reach(name: str) -> Sample:
    """Not answered, because the evidence was not found."""
    return replace(withheld(name), passages=_NOT_FOUND)


def other_figures(name: str) -> Sample:
    """Answered from what resembles the evidence, with another number of days."""
    return replace(_cited(name, has_evidence=True, quote="14 days"), is_evidence_missing=True)


def unresolved(name: str) -> Sample:
    """Answered with a citation that its version does not hold."""
    sample = right(name)
    return replace(sample, citations=(replace(sample.citations[0], resolves=False),))


def failed(name: str) -> Sample:
    """Not answered, because the subject failed."""
    return replace(right(name), answer=None, citations=(), errors=("SubjectError: gone",))


def leaking(name: str, shown: str = "Thirty days") -> Sample:
    """Answered with what must not be shown."""
    return replace(right(name), example=replace(ANSWERABLE, id=name, must_not_show=(shown,)))


def rightly_withheld(name: str) -> Sample:
    """Not answered, because nothing answers it."""
    return Sample(replace(UNANSWERABLE, id=name), answer=ABSTENTION, passages=_NOT_FOUND, search_confidence=0.1)


def wrongly_answered(name: str) -> Sample:
    """Answered, although nothing answers it."""
    return replace(wrong(name), example=replace(UNANSWERABLE, id=name))


def many(make: object, count: int, start: int = 0) -> list[Sample]:
    """So many samples of a kind, numbered from `start`."""
    assert callable(make)
    return [make(f"example-{number}") for number in range(start, start + count)]


def run_of(
    samples: Iterable[Sample], name: str = "baseline", golden_hash: str = "abc", golden_set: str = "small"
) -> KeptRun:
    """A run that has ended."""
    kept = tuple(samples)
    return KeptRun(name, _manifest(len(kept), golden_hash, golden_set, NOON), kept)


def keep(
    runs: Path, samples: Iterable[Sample], minutes: int = 0, golden_set: str = "small", is_retrieval_only: bool = False
) -> str:
    """A run on disk that began so many minutes after noon; its name."""
    kept = tuple(samples)
    begun = NOON + timedelta(minutes=minutes)
    folder = RunFolder.create(runs, golden_set, begun)
    for sample in kept:
        folder.add(sample)
    manifest = _manifest(len(kept), "abc", golden_set, begun)
    settings = RunSettings(is_retrieval_only=is_retrieval_only)
    folder.write_manifest(replace(manifest, ended_at=begun, settings=settings))
    return folder.path.name


def _manifest(examples: int, golden_hash: str, golden_set: str, started_at: datetime) -> Manifest:
    return Manifest(
        golden_set=f"/golden/{golden_set}.jsonl",
        golden_set_hash=golden_hash,
        examples=examples,
        subject=SubjectFacts("small"),
        settings=RunSettings(),
        commit=None,
        packages={},
        python="3.11",
        machine="small",
        started_at=started_at,
        ended_at=started_at,
    )


def _cited(name: str, *, has_evidence: bool, quote: str) -> Sample:
    given: Answer = answer(f"{quote}. [1]", citations=(_citation(quote),))
    checked = (CheckedCitation(1, has_evidence=has_evidence, resolves=True),)
    return Sample(replace(ANSWERABLE, id=name), passages=_FOUND, search_confidence=0.9, answer=given, citations=checked)


def _citation(quote: str) -> Citation:
    return citation(1, quote)
