"""One example of a run: what was asked, what was answered, and what was expected."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Annotated

from fastapi import APIRouter, Query, Request
from fastapi.responses import HTMLResponse

from evals.curation.validation import ExampleStanding
from evals.example import Example
from evals.golden_line import line_of
from evals.metrics.right import Standing
from evals.pages.answer_shown import ShownAnswer, show_answer
from evals.pages.compare_wording import STANDINGS
from evals.pages.page import render
from evals.pages.run import TheChoice, example_url
from evals.pages.runs import run_url
from evals.quality import Quality, TheQuality
from evals.review.reading import Reading, SeenAnswer
from evals.running.sample_line import SampleLine
from evals.running.stored_run import StoredRun
from evals.sample import CheckedCitation, CheckedPassage, Sample
from ingest.index.audience import may_read_span
from ingest.index.errors import NotFound
from ingest.index.sentences import Span
from server.answering.answer import Citation
from server.answering.citations import reader_url
from server.api.requirement import Reviewer
from server.identity.person import Person
from server.pages.wording import period

router = APIRouter(include_in_schema=False)

_ROOT = Path("/")
_WITH_TEXT = 10
"""So many passages are shown with their text; what stands further down nobody would have read."""


@dataclass(frozen=True, slots=True)
class ShownCitation:
    """What an answer cites, and what was found out about it."""

    citation: Citation
    checked: CheckedCitation | None
    """`None` for the closest passages of an abstention."""


@dataclass(frozen=True, slots=True)
class ShownPassage:
    """A passage that was found, at its rank."""

    rank: int
    passage: CheckedPassage
    name: str
    """Empty where this person may not read it, or it is not here any more."""
    url: str | None
    text: str
    is_expected: bool
    """Whether it stands in a document that answers."""


@router.get("/evaluations/runs/{run_id}/examples/{example_id:path}")
def show_sample(
    request: Request,
    quality: TheQuality,
    person: Reviewer,
    run_id: str,
    example_id: str,
    choice: TheChoice,
    repeat: Annotated[int, Query(ge=0, le=1000)] = 0,
) -> HTMLResponse:
    """The example, between the one that is worse and the one that is better."""
    run = quality.runs.open(run_id)
    sample, line = run.sample(example_id, repeat), run.line(example_id, repeat)
    reading = Reading(quality.deskside, person)
    chosen = [one.worst for one in run.worst_first() if choice.admits(one)]
    place = next((number for number, one in enumerate(chosen) if one.example_id == example_id), None)
    return render(
        request,
        "sample.html",
        person,
        run=run,
        sample=sample,
        line=line,
        shown=_answer(sample, reading, person),
        citations=_citations(sample),
        expected=_expected(quality, sample.example, person),
        passages=_passages(sample, reading, person),
        place=place,
        count=len(chosen),
        worse=_url(run, chosen, place, -1, choice.query),
        better=_url(run, chosen, place, 1, choice.query),
        back=f"{run_url(run.id)}{'?' + choice.query if choice.query else ''}#examples",
        repeats=[one for one in run.lines if one.example_id == example_id],
        query=choice.query,
        standings=STANDINGS,
        is_wrong=line.standing is not Standing.RIGHT,
        example_url=example_url,
        period=period,
    )


def _url(run: StoredRun, lines: Sequence[SampleLine], place: int | None, step: int, query: str) -> str | None:
    if place is None or not 0 <= place + step < len(lines):
        return None
    return example_url(run.id, lines[place + step], query)


def _answer(sample: Sample, reading: Reading, person: Person) -> ShownAnswer | None:
    """`None` where there is no answer, or where this person may not read all that it quotes."""
    if sample.answer is None or not reading.may_read(sample.answer):
        return None
    return show_answer(SeenAnswer(sample.answer), reading, person)


def _citations(sample: Sample) -> list[ShownCitation]:
    if sample.answer is None:
        return []
    if not sample.answer.citations:
        return [ShownCitation(citation, None) for citation in sample.answer.nearest]
    checked = {one.number: one for one in sample.citations}
    return [ShownCitation(citation, checked.get(citation.number)) for citation in sample.answer.citations]


def _expected(quality: Quality, example: Example, person: Person) -> ExampleStanding | None:
    """What holds of the evidence; `None` where this person may not read all that the example quotes."""
    line = line_of(example, _ROOT)
    standing = quality.curation.validator.standing(line, _ROOT)
    return standing if quality.curation.visibility.may_see(line, standing, person) else None


def _passages(sample: Sample, reading: Reading, person: Person) -> list[ShownPassage]:
    return [_shown(rank, sample, reading, person) for rank in range(1, min(len(sample.passages), _WITH_TEXT) + 1)]


def _shown(rank: int, sample: Sample, reading: Reading, person: Person) -> ShownPassage:
    passage = sample.passages[rank - 1]
    hidden = ShownPassage(rank, passage, "", None, "", passage.document in sample.expected_documents)
    span = Span(passage.start, passage.end)
    try:
        version = reading.version(passage.version)
    except NotFound:
        return hidden
    if not may_read_span(version, span, person.audience):
        return hidden
    url = reader_url(version.document_id, version.id, span)
    return replace(hidden, name=version.description.title, url=url, text=version.text[span.start : span.end])
