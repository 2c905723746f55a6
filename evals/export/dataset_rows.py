"""A run as the rows of a dataset: its examples, its samples and its scores."""

import json
import os
from collections.abc import Iterator
from dataclasses import asdict
from pathlib import Path

from evals.example import Example
from evals.export.dataset_part import DatasetPart, Row, rows, text, texts, typed
from evals.export.outgoing_run import OutgoingRun, OutgoingSample
from evals.judging.judgement import Judgement
from evals.metric import Score
from evals.sample import Sample
from server.answering.answer import Citation

_SHOWN_PASSAGES = 10
_EVIDENCE = (*text("document"), *typed("int64", "start", "end"), *text("quote"))
_PASSAGE = (*text("document", "version"), *typed("int64", "start", "end"), *typed("bool", "has_evidence"))
_CITATION = (
    *typed("int64", "number"),
    *text("document", "version", "title", "section"),
    *typed("int64", "start", "end"),
    *text("quote"),
    *typed("bool", "is_internal", "has_evidence", "resolves"),
)

_JUDGEMENT = (*text("judge", "criterion"), *typed("int64", "repeat"), *typed("float64", "value"), *text("reason"))


def parts_of(run: OutgoingRun) -> tuple[DatasetPart, ...]:
    """The tables of a run; the first is what one gets who asks for none."""
    return _Rows(run).examples(), _Rows(run).samples(), _Rows(run).scores()


class _Rows:
    """Paths are written relative to the folder that holds all documents, so that they say nothing of a machine."""

    def __init__(self, run: OutgoingRun) -> None:
        self._run = run
        folders = {path.parent for each in run.samples for path in _documents(each.sample) if path.is_absolute()}
        self._root = Path(os.path.commonpath(folders)) if folders else None

    def examples(self) -> DatasetPart:
        """Each example once, however often it was asked."""
        examples = {each.sample.example.id: each.sample.example for each in self._run.samples}
        return DatasetPart(
            "examples",
            "a question with the evidence and the answer that people expect",
            (
                *text("id", "question"),
                rows("history", text("role", "text")),
                *text("ticket", "as_of"),
                texts("audience"),
                *typed("bool", "answerable"),
                *text("reference_answer"),
                texts("documents"),
                rows("evidence", _EVIDENCE),
                rows("tags", text("name", "value")),
            ),
            tuple(self._example(example) for example in examples.values()),
        )

    def samples(self) -> DatasetPart:
        """Every answer with what was found, what was cited and what the metrics say."""
        return DatasetPart(
            "samples",
            "one answer to one example, checked against what was expected",
            (
                *text("example", "question", "set"),
                *typed("int64", "repeat"),
                *typed("bool", "answerable"),
                *text("answer_id", "outcome", "answer"),
                *typed("float64", "confidence"),
                rows("citations", _CITATION),
                rows("passages", _PASSAGE),
                *typed("float64", "search_ms", "answer_ms"),
                texts("errors"),
                *text("standing"),
                rows("scores", (*text("metric"), *typed("float64", "value"))),
                rows("judgements", _JUDGEMENT),
            ),
            tuple(map(self._sample, self._run.samples)),
        )

    def scores(self) -> DatasetPart:
        """Every score of the run; the set of a score over everything is empty."""
        card = self._run.scorecard
        return DatasetPart(
            "scores",
            "one metric over everything or over a set, or what a judge gave; `low` and `high` bound its 95 % interval",
            (
                *text("metric", "set", "judge"),
                *typed("float64", "value", "low", "high", "spread"),
                *typed("int64", "n", "not_scored"),
            ),
            tuple(
                _score(name, score, of_set)
                for of_set, scores in (("", card.metrics), *card.by_set.items())
                for name, score in scores.items()
            )
            + tuple(_score(one.criterion, one.score, judge=one.judge) for one in self._run.judged if one.score),
        )

    def _example(self, example: Example) -> Row:
        return {
            "id": example.id,
            "question": example.question,
            "history": [{"role": turn.role.value, "text": turn.text} for turn in example.history],
            "ticket": json.dumps(asdict(example.ticket), ensure_ascii=False) if example.ticket else None,
            "as_of": example.as_of.isoformat() if example.as_of else None,
            "audience": sorted(example.audience),
            "answerable": example.answerable,
            "reference_answer": example.reference_answer,
            "documents": [self._name(path) for path in example.documents],
            "evidence": [
                {"document": self._name(one.document), "start": one.start, "end": one.end, "quote": one.quote}
                for one in example.evidence
            ],
            "tags": [{"name": name, "value": value} for name, value in example.tags.items()],
        }

    def _sample(self, each: OutgoingSample) -> Row:
        sample = each.sample
        answer = sample.answer
        return {
            "example": sample.example.id,
            "question": sample.example.question,
            "set": sample.example.set_name,
            "repeat": sample.repeat,
            "answerable": sample.example.answerable,
            "answer_id": answer.id if answer else None,
            "outcome": answer.outcome.value if answer else None,
            "answer": answer.text if answer else None,
            "confidence": sample.confidence,
            "citations": list(_citations(sample)),
            "passages": [
                {
                    "document": self._name(passage.document),
                    "version": passage.version,
                    "start": passage.start,
                    "end": passage.end,
                    "has_evidence": passage.has_evidence,
                }
                for passage in sample.passages[:_SHOWN_PASSAGES]
            ],
            "search_ms": 1000 * sample.search_seconds,
            "answer_ms": 1000 * sample.answer_seconds if answer else None,
            "errors": list(sample.errors),
            "standing": each.standing.value if sample.is_asked else None,
            "scores": [{"metric": found.metric, "value": found.value} for found in each.scores],
            "judgements": [_judgement(judgement) for judgement in each.judgements],
        }

    def _name(self, document: Path | str) -> str:
        path = Path(document)
        return (path.relative_to(self._root) if self._root and path.is_absolute() else path).as_posix()


def _documents(sample: Sample) -> Iterator[Path]:
    yield from sample.example.documents
    yield from (evidence.document for evidence in sample.example.evidence)
    yield from (Path(passage.document) for passage in sample.passages)


def _citations(sample: Sample) -> Iterator[Row]:
    checked = {citation.number: citation for citation in sample.citations}
    for citation in sample.answer.citations if sample.answer else ():
        found = checked.get(citation.number)
        yield {
            **_cited(citation),
            "has_evidence": found.has_evidence if found else None,
            "resolves": found.resolves if found else None,
        }


def _cited(citation: Citation) -> Row:
    return {
        "number": citation.number,
        "document": citation.path,
        "version": citation.version,
        "title": citation.title,
        "section": citation.section,
        "start": citation.start,
        "end": citation.end,
        "quote": citation.quote,
        "is_internal": citation.is_internal,
    }


def _judgement(judgement: Judgement) -> Row:
    return {
        "judge": judgement.judge,
        "criterion": judgement.criterion,
        "repeat": judgement.repeat,
        "value": judgement.verdict.value,
        "reason": judgement.verdict.reason and judgement.verdict.reason.value,
    }


def _score(name: str, score: Score, of_set: str = "", judge: str = "") -> Row:
    return {
        "metric": name,
        "set": of_set,
        "judge": judge,
        "value": score.value,
        "low": score.low,
        "high": score.high,
        "spread": score.spread,
        "n": score.n,
        "not_scored": score.not_scored,
    }
