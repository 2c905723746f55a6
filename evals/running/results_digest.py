"""Tells whether two runs came to the same: a hash of all that must not depend on when and how they ran."""

import hashlib
import json
from collections.abc import Iterable

from pydantic import TypeAdapter

from evals.sample import Sample

_SAMPLE: TypeAdapter[Sample] = TypeAdapter(Sample)
_OF_SAMPLE = {"search_seconds", "answer_seconds"}
_OF_ANSWER = ("id", "as_of", "asked_at", "timings_ms")


def results_digest(samples: Iterable[Sample]) -> str:
    """The same for the same results in whatever order; ids of answers, moments and latencies do not count."""
    lines = sorted(_canonical(sample) for sample in samples)
    return hashlib.sha256("\n".join(lines).encode()).hexdigest()


def _canonical(sample: Sample) -> str:
    told = _SAMPLE.dump_python(sample, mode="json", exclude=_OF_SAMPLE)
    for name in _OF_ANSWER if sample.answer is not None else ():
        del told["answer"][name]
    told["example"]["audience"] = sorted(sample.example.audience)  # a set comes in another order in every process
    return json.dumps(told, sort_keys=True)
