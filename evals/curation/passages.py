"""Offers passages that may answer an example, so that evidence is picked and not typed."""

from collections import Counter
from collections.abc import Sequence
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

from evals.curation.placing import reference_to
from evals.curation.validation import EvidenceStanding, Validator
from evals.golden_line import ExampleLine
from evals.normalised_text import normalise
from ingest.index.audience import may_read_span
from ingest.index.catalog import Catalog
from ingest.index.errors import NotFound
from ingest.index.scope import Scope
from ingest.index.sentences import Span, sentence_spans
from server.answering.citations import reader_url
from server.answering.question import Question
from server.clock import Clock, utc_now
from server.deskside import Deskside
from server.identity.person import Person

_PASSAGES = 6
_NEAREST = 3
_FEWEST_WORDS = 4
"""A greeting or a heading answers nothing."""


@dataclass(frozen=True, slots=True)
class OfferedPassage:
    """A stretch of a document that could be evidence."""

    document: str
    """Its file as the golden set names it."""
    title: str
    section: str
    quote: str
    """What would be taken, and may be changed before."""
    text: str
    """The passage it stands in."""
    url: str
    is_cited: bool = False
    """The assistant rests its own answer on it."""


class Passages:
    """Finds passages within what a person may read."""

    def __init__(self, deskside: Deskside, validator: Validator, clock: Clock = utc_now) -> None:
        self._deskside = deskside
        self._catalog: Catalog = deskside.index.catalog
        self._validator = validator
        self._clock = clock

    def for_question(self, line: ExampleLine, folder: Path, person: Person) -> list[OfferedPassage]:
        """What the assistant cites for this question, then the nearest passages; at the moment it asks about."""
        question = self._question(line, folder)
        scope = Scope(person.audience, line.as_of or self._clock())
        offered = [
            self._offer(one.version, Span(one.start, one.end), one.title, one.section, folder, is_cited=True)
            for one in self._deskside.answer(question, scope).citations
        ]
        for passage in self._deskside.search(question, scope, _PASSAGES).passages:
            span = Span(passage.best.chunk.start, passage.best.chunk.end)
            best = self._best_sentence(line.question, passage.version_id, span)
            offered.append(self._offer(passage.version_id, best, passage.title, passage.section, folder, around=span))
        return _distinct([one for one in offered if one])

    def _question(self, line: ExampleLine, folder: Path) -> Question:
        example = line.to_example(folder)
        if example.practice_ticket is None:
            return example.to_question()
        with suppress(NotFound):
            return example.to_question(self._deskside.programme.ticket(example.practice_ticket).as_ticket())
        return example.to_question()

    def _best_sentence(self, question: str, version_id: str, span: Span) -> Span:
        """The sentence of a passage that is most like the question."""
        text = self._validator.documents.text(version_id)
        found = sentence_spans(text, span.start, span.end)
        sentences = [
            sentence for sentence in found if len(text[sentence.start : sentence.end].split()) >= _FEWEST_WORDS
        ]
        if len(sentences) < 2:
            return sentences[0] if sentences else span
        asked, *said = self._deskside.index.embedder.embed(
            [question, *(text[sentence.start : sentence.end] for sentence in sentences)]
        )
        likenesses = [float(one @ asked) for one in said]
        return sentences[likenesses.index(max(likenesses))]

    def near(self, broken: EvidenceStanding, folder: Path, person: Person) -> list[OfferedPassage]:
        """The sentences of the version in force that say most of what a quotation said that is no longer there."""
        if broken.version is None:
            return []
        version = self._catalog.version(broken.version.id)
        spans = [span for block in version.blocks for span in sentence_spans(version.text, block.start, block.end)]
        wanted = _words(broken.evidence.quote)
        likeness = {span: _shared(wanted, _words(version.text[span.start : span.end])) for span in spans}
        best = sorted((span for span in likeness if likeness[span] > 0), key=lambda span: -likeness[span])[:_NEAREST]
        title = version.description.title
        return [
            offered
            for span in best
            if may_read_span(version, span, person.audience)
            and (offered := self._offer(version.id, span, title, "", folder))
        ]

    def _offer(
        self,
        version_id: str,
        span: Span,
        title: str,
        section: str,
        folder: Path,
        around: Span | None = None,
        is_cited: bool = False,
    ) -> OfferedPassage | None:
        mark = self._validator.documents.shelf().versions.get(version_id)
        if mark is None:
            return None
        text = self._validator.documents.text(version_id)
        around = around or span
        return OfferedPassage(
            document=reference_to(mark, folder),
            title=title,
            section=section,
            quote=text[span.start : span.end],
            text=text[around.start : around.end],
            url=reader_url(mark.document_id, version_id, span),
            is_cited=is_cited,
        )


def _distinct(offered: Sequence[OfferedPassage]) -> list[OfferedPassage]:
    by_words = {(one.document, normalise(one.quote).letters): one for one in reversed(offered)}
    return list(reversed(by_words.values()))


def _words(text: str) -> Counter[str]:
    return Counter("".join(letter if letter.isalnum() else " " for letter in text.casefold()).split())


def _shared(wanted: Counter[str], found: Counter[str]) -> float:
    """Twice the shared words over all words: 1 for the same words, 0 for none shared."""
    return 2 * (wanted & found).total() / max(wanted.total() + found.total(), 1)
