"""Drafts whose every sentence is labelled with what a check ought to say of it, from a file with one draft a line."""

import hashlib
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, date, datetime, time
from enum import StrEnum
from pathlib import Path

from pydantic import BaseModel, ConfigDict, ValidationError

from evals.errors import GoldenSetError
from evals.example import ORDINARY_AGENT
from evals.golden_line import problem_in
from ingest.index.scope import Scope
from ingest.index.sentences import Span
from server.answering.question import Ticket
from server.drafts.draft import Draft
from server.drafts.draft_check import Verdict

_GAP = {True: "\n\n", False: " "}


class Half(StrEnum):
    """Which half of the drafts one belongs to: settings were chosen on the first and never on the second."""

    TUNING = "tuning"
    HELD_OUT = "held out"


@dataclass(frozen=True, slots=True)
class Proof:
    """A quotation that shows why a sentence is right or wrong; `document` is its path within the company."""

    document: str
    quote: str


@dataclass(frozen=True, slots=True)
class LabelledSentence:
    """A sentence and what a check ought to say of it. One of several proofs is enough."""

    text: str
    span: Span
    expected: Verdict
    evidence: tuple[Proof, ...]
    is_expired: bool
    is_promise: bool


@dataclass(frozen=True, slots=True)
class LabelledDraft:
    """A draft with its labels. Drafts of one family vary the same reply and stay in one half."""

    id: str
    family: str
    kind: str
    draft: Draft
    scope: Scope
    sentences: tuple[LabelledSentence, ...]
    missing: tuple[Proof, ...]

    @property
    def half(self) -> Half:
        """Decided by a hash of the family, so that nobody chooses."""
        first = hashlib.sha256(self.family.encode()).digest()[0]
        return Half.TUNING if first % 2 else Half.HELD_OUT


class ProofLine(BaseModel):
    """A proof as it is written."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    document: str
    """Relative to the folder of the file."""
    quote: str


class SentenceLine(BaseModel):
    """A sentence as it is written."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    text: str
    expected: Verdict
    evidence: tuple[ProofLine, ...] = ()
    expired: bool = False
    promise: bool = False


class DraftLine(BaseModel):
    """One line of the file."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    id: str
    family: str
    kind: str
    ticket: Ticket | None = None
    as_of: date
    audience: frozenset[str] = ORDINARY_AGENT
    sentences: tuple[SentenceLine, ...]
    missing: tuple[ProofLine, ...] = ()


def load_drafts(path: Path, company: Path) -> tuple[LabelledDraft, ...]:
    """The drafts of a file, with proofs as paths within the company. Raises GoldenSetError, naming the line."""
    drafts = []
    for number, line in enumerate(path.read_text("utf-8").splitlines(), start=1):
        if line.strip():
            try:
                read = DraftLine.model_validate_json(line)
            except ValidationError as error:
                raise GoldenSetError(f"{path}, line {number}: {problem_in(error)}. Correct the line.") from error
            drafts.append(_labelled(read, path.parent, company))
    return tuple(drafts)


def _labelled(line: DraftLine, folder: Path, company: Path) -> LabelledDraft:
    text, spans = _written([sentence.text for sentence in line.sentences])
    return LabelledDraft(
        id=line.id,
        family=line.family,
        kind=line.kind,
        draft=Draft(text, line.ticket),
        scope=Scope(line.audience, datetime.combine(line.as_of, time(12, tzinfo=UTC))),
        sentences=tuple(
            LabelledSentence(
                sentence.text,
                span,
                sentence.expected,
                tuple(_proofs(sentence.evidence, folder, company)),
                sentence.expired,
                sentence.promise,
            )
            for sentence, span in zip(line.sentences, spans, strict=True)
        ),
        missing=tuple(_proofs(line.missing, folder, company)),
    )


def _written(sentences: list[str]) -> tuple[str, list[Span]]:
    """The reply as an agent would write it: a greeting stands alone, and so does the line before a name."""
    text = ""
    spans = []
    for place, sentence in enumerate(sentences):
        if place:
            text += _GAP[sentences[place - 1].endswith(",")]
        spans.append(Span(len(text), len(text) + len(sentence)))
        text += sentence
    return text, spans


def _proofs(lines: tuple[ProofLine, ...], folder: Path, company: Path) -> Iterator[Proof]:
    for line in lines:
        yield Proof((folder / line.document).resolve().relative_to(company.resolve()).as_posix(), line.quote)
