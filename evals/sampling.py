"""Takes samples: asks the subject one example after the other and times it."""

import logging
import time
from collections.abc import Callable
from dataclasses import dataclass, replace
from typing import Generic, TypeVar

from evals.checking import Checker
from evals.example import Example
from evals.run_settings import RunSettings
from evals.sample import Sample
from evals.subject import Subject

_log = logging.getLogger(__name__)
_Result = TypeVar("_Result")


@dataclass(frozen=True, slots=True)
class _Attempt(Generic[_Result]):
    """What a call gave or why it failed, and how long it took."""

    result: _Result | None
    seconds: float
    errors: tuple[str, ...] = ()


class Sampler:
    """Asks one subject. A failure is recorded in the sample and stops nothing."""

    def __init__(self, subject: Subject, settings: RunSettings) -> None:
        self._subject = subject
        self._settings = settings
        self._checker = Checker(subject.version_text)

    def take(self, example: Example) -> Sample:
        """Ask for passages and, unless only retrieval is measured, for the answer; then check both."""
        is_asked = not self._settings.is_retrieval_only
        sample = self._retrieve(Sample(example, is_asked=is_asked))
        return self._answer(sample) if is_asked else sample

    def _retrieve(self, sample: Sample) -> Sample:
        example = sample.example
        search = _attempt(lambda: self._subject.retrieve(example, self._settings.passages), example)
        sample = replace(sample, search_seconds=search.seconds, errors=sample.errors + search.errors)
        if search.result is None:
            return sample
        found = search.result.passages
        checked = _attempt(lambda: self._checker.check_passages(example, found), example)
        missed = _attempt(lambda: self._checker.misses_evidence(example, found), example)
        return replace(
            sample,
            passages=checked.result or (),
            search_confidence=search.result.confidence,
            is_evidence_missing=bool(missed.result),
            errors=sample.errors + checked.errors,
        )

    def _answer(self, sample: Sample) -> Sample:
        example = sample.example
        asked = _attempt(lambda: self._subject.answer(example), example)
        sample = replace(sample, answer_seconds=asked.seconds, errors=sample.errors + asked.errors)
        if asked.result is None:
            return sample
        citations = asked.result.citations
        checked = _attempt(lambda: self._checker.check_citations(example, citations), example)
        return replace(
            sample, answer=asked.result, citations=checked.result or (), errors=sample.errors + checked.errors
        )


def _attempt(call: Callable[[], _Result], example: Example) -> _Attempt[_Result]:
    started = time.perf_counter()
    try:
        result = call()
    except Exception as error:  # noqa: BLE001
        # The outermost edge of one example: whatever failed, the run goes on and the sample says so.
        seconds = time.perf_counter() - started
        _log.warning("example %s failed: %s", example.id, error, exc_info=_log.isEnabledFor(logging.DEBUG))
        return _Attempt(None, seconds, (f"{type(error).__name__}: {error}",))
    return _Attempt(result, time.perf_counter() - started)
