"""Takes samples: asks the subject one example after the other and times it."""

import logging
import time
from collections.abc import Callable
from dataclasses import dataclass, replace
from typing import Generic, TypeVar

from evals.checking import Checker
from evals.example import Example
from evals.running.run_settings import RunSettings
from evals.sample import Sample
from evals.subject import OnePassSubject, Retrieved, Subject
from server.answering.answer import Answer

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

    def take(self, example: Example, repeat: int = 0) -> Sample:
        """Ask for passages and, unless only retrieval is measured, for the answer; then check both."""
        sample = Sample(example, is_asked=not self._settings.is_retrieval_only, repeat=repeat)
        if sample.is_asked and isinstance(self._subject, OnePassSubject):
            return self._answer_and_retrieve(self._subject, sample)
        sample = self._retrieve(sample)
        return self._answer(sample) if sample.is_asked else sample

    def _answer_and_retrieve(self, subject: OnePassSubject, sample: Sample) -> Sample:
        asked = _attempt(lambda: subject.answer_and_retrieve(sample.example, self._settings.passages), sample.example)
        sample = _failed(sample, asked)
        if asked.result is None:
            return replace(sample, search_seconds=asked.seconds, answer_seconds=asked.seconds)
        timed = replace(sample, search_seconds=asked.result.search_seconds, answer_seconds=asked.seconds)
        return self._check_answer(self._check_passages(timed, asked.result.retrieved), asked.result.answer)

    def _retrieve(self, sample: Sample) -> Sample:
        search = _attempt(lambda: self._subject.retrieve(sample.example, self._settings.passages), sample.example)
        sample = _failed(replace(sample, search_seconds=search.seconds), search)
        return sample if search.result is None else self._check_passages(sample, search.result)

    def _answer(self, sample: Sample) -> Sample:
        asked = _attempt(lambda: self._subject.answer(sample.example), sample.example)
        sample = _failed(replace(sample, answer_seconds=asked.seconds), asked)
        return sample if asked.result is None else self._check_answer(sample, asked.result)

    def _check_passages(self, sample: Sample, found: Retrieved) -> Sample:
        example = sample.example
        checked = _attempt(lambda: self._checker.check_passages(example, found.passages), example)
        missed = _attempt(lambda: self._checker.misses_evidence(example, found.passages), example)
        return _failed(
            replace(
                sample,
                passages=checked.result or (),
                first_passage_f1=self._checker.first_passage_f1(example, found.passages),
                search_confidence=found.confidence,
                is_evidence_missing=bool(missed.result),
            ),
            checked,
        )

    def _check_answer(self, sample: Sample, answer: Answer) -> Sample:
        checked = _attempt(lambda: self._checker.check_citations(sample.example, answer.citations), sample.example)
        return _failed(replace(sample, answer=answer, citations=checked.result or ()), checked)


def _failed(sample: Sample, attempt: _Attempt[_Result]) -> Sample:
    return replace(sample, errors=sample.errors + attempt.errors) if attempt.errors else sample


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
