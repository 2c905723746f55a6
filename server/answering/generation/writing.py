"""An answer while a language model writes it: what of it holds so far, and what does not."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from ingest.index.sentences import Span, sentence_spans
from server.answering.answer import AnswerSentence, Citation, Dropped
from server.answering.answerer import Prepared
from server.answering.citations import cite
from server.answering.composer import Composition
from server.answering.generation.numbered_passage import NumberedPassage, by_number
from server.answering.generation.prompt import Failing
from server.answering.generation.reply_reader import Lacking, Said
from server.answering.generation.support import closest, has_open_quotation, reason_of, support
from server.answering.statements import Statement
from server.answering.verification.words import telling_stems
from server.answering.version_cache import VersionCache

_MOST_SENTENCES = 8
_PART_OF_QUESTION = 0.6
_FIGURE = re.compile(r"\w*\d\w*")
_YES_OR_NO = re.compile(r"^(?:yes|no|sure|certainly|of course)\s*[,.!:;\u2013\u2014-]+\s*", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Told:
    """A sentence that holds, with the citations it is the first to use."""

    sentence: AnswerSentence
    citations: tuple[Citation, ...]


@dataclass(slots=True)
class _Place:
    """Where a sentence stands in the answer: what was written there, what holds, and why the rest does not."""

    written: str
    numbers: tuple[int, ...]
    sentence: AnswerSentence | None = None
    reason: str | None = None


class Writing:
    """Takes sentences as a model writes them. Only those that hold, with citations issued here, come out."""

    def __init__(self, prepared: Prepared, passages: Sequence[NumberedPassage], versions: VersionCache) -> None:
        self._prepared = prepared
        self._passages = by_number(passages)
        self._versions = versions
        self._exceptions = {one.version for one in prepared.answer.citations if one.is_exception}
        self._places: list[_Place] = []
        self._citations: dict[tuple[str, int, int], Citation] = {}
        self._missing: list[str] = []

    @property
    def composition(self) -> Composition:
        """The sentences that hold, in order; citations are numbered anew where one was corrected before another."""
        sentences = [place.sentence for place in self._places if place.sentence is not None]
        used = dict.fromkeys(number for sentence in sentences for number in sentence.citations)
        known = {citation.number: citation for citation in self._citations.values()}
        new = {number: place for place, number in enumerate(used, 1)}
        return Composition(
            tuple(replace(one, citations=tuple(new[number] for number in one.citations)) for one in sentences),
            tuple(replace(known[number], number=new[number]) for number in used),
        )

    @property
    def missing(self) -> tuple[str, ...]:
        """The parts of the question that the model found no answer to, and that are parts of it."""
        return tuple(dict.fromkeys(self._missing))

    @property
    def failing(self) -> tuple[Failing, ...]:
        """What does not hold and was not said anew."""
        return tuple(
            Failing(number, place.written, place.reason)
            for number, place in enumerate(self._places, 1)
            if place.sentence is None and place.reason is not None
        )

    @property
    def dropped(self) -> tuple[Dropped, ...]:
        """Every sentence that did not hold, also where it was said anew."""
        return tuple(Dropped(place.written, place.reason) for place in self._places if place.reason is not None)

    @property
    def corrected(self) -> int:
        """How many were said anew."""
        return sum(place.sentence is not None and place.reason is not None for place in self._places)

    def passages_of_failing(self) -> list[NumberedPassage]:
        """The passages that failing sentences cite; all of them where one cites none."""
        failing = [place for place in self._places if place.sentence is None]
        numbers = [number for place in failing for number in place.numbers if number in self._passages]
        is_any_lost = any(not set(place.numbers) & set(self._passages) for place in failing)
        return [one for number, one in self._passages.items() if is_any_lost or number in numbers]

    def take(self, read: Said | Lacking) -> list[Told]:
        """What of it holds. Whatever the model says again is left out."""
        if isinstance(read, Lacking):
            if self._is_part_of_question(read.part):
                self._missing.append(read.part)
            return []
        told = (self._take_sentence(text, read.citations) for text in _sentences(read.text))
        return [one for one in told if one is not None]

    def correct(self, read: Said) -> bool:
        """Whether this now holds in the place of the failing sentence it names; it may not say what stands already."""
        if read.sentence is None or not 1 <= read.sentence <= len(self._places):
            return False
        place, text = self._places[read.sentence - 1], " ".join(_sentences(read.text))
        if place.sentence is not None or self._is_said(text):
            return False
        found = support(text, read.citations, self._passages)
        if found.findings:
            return False
        place.sentence = self._sentence(text, found.statements)
        return True

    def use_own_words(self) -> None:
        """Where a sentence still fails that comes close to a statement of what it cites, that statement is said."""
        for place in self._places:
            if place.sentence is None:
                cited = [self._passages[number] for number in place.numbers if number in self._passages]
                statement = closest(place.written, cited)
                if statement is not None and not self._is_shown(statement):
                    place.sentence = self._sentence(statement.text, [statement])

    def lead_with_exceptions(self) -> None:
        """Say first what the plain answer says of exceptions in force, where the model did not."""
        plain = self._prepared.answer
        known = {citation.number: citation for citation in plain.citations if citation.is_exception}
        cited = {citation.version for citation in self.composition.citations}
        unsaid = [one for one in plain.sentences if any(number in known for number in one.citations)]
        for sentence in reversed(unsaid):
            rests_on = [known[number] for number in sentence.citations if number in known]
            if not cited & {citation.version for citation in rests_on}:
                numbers = tuple(self._keep(citation).number for citation in rests_on)
                self._places.insert(0, _Place(sentence.text, (), replace(sentence, citations=numbers)))

    def _keep(self, citation: Citation) -> Citation:
        key = (citation.version, citation.start, citation.end)
        return self._citations.setdefault(key, replace(citation, number=len(self._citations) + 1))

    def _is_shown(self, statement: Statement) -> bool:
        version, span = statement.passage.chunk.version_id, statement.span
        return any(
            one.version == version and one.start <= span.start and span.end <= one.end
            for one in self.composition.citations
        )

    def _take_sentence(self, text: str, numbers: tuple[int, ...]) -> Told | None:
        if self._is_said(text) or len(self._places) >= _MOST_SENTENCES:
            return None
        found = support(text, numbers, self._passages)
        place = _Place(text, numbers)
        self._places.append(place)
        if found.findings:
            place.reason = reason_of(found.findings[0])
            return None
        before = len(self._citations)
        place.sentence = self._sentence(text, found.statements)
        return Told(place.sentence, tuple(self._citations.values())[before:])

    def _is_said(self, text: str) -> bool:
        return any(place.written == text or (place.sentence and place.sentence.text == text) for place in self._places)

    def _is_part_of_question(self, part: str) -> bool:
        question = self._prepared.question.text
        stems = telling_stems(part)
        is_about_it = bool(stems) and len(stems & telling_stems(question)) >= _PART_OF_QUESTION * len(stems)
        return is_about_it and set(_FIGURE.findall(part)) <= set(_FIGURE.findall(question))

    def _sentence(self, text: str, rests_on: Sequence[Statement]) -> AnswerSentence:
        numbers = tuple(self._cite(group).number for group in self._adjoining(rests_on))
        is_internal = any(statement.passage.chunk.is_internal for statement in rests_on)
        return AnswerSentence(text, numbers, is_internal)

    def _cite(self, group: Sequence[Statement]) -> Citation:
        first, span = group[0], Span(group[0].span.start, group[-1].span.end)
        version = first.passage.chunk.version_id
        key = (version, span.start, span.end)
        if key not in self._citations:
            made = cite(len(self._citations) + 1, first.passage, span, self._versions.get(version).text)
            self._citations[key] = replace(made, is_exception=made.is_exception or version in self._exceptions)
        return self._citations[key]

    def _adjoining(self, rests_on: Sequence[Statement]) -> list[list[Statement]]:
        """Runs of statements with nothing said between them share one citation."""
        groups: list[list[Statement]] = []
        for statement in rests_on:
            if groups and self._follows(groups[-1][-1], statement):
                groups[-1].append(statement)
            else:
                groups.append([statement])
        return groups

    def _follows(self, before: Statement, after: Statement) -> bool:
        first, second = before.passage.chunk, after.passage.chunk
        if (first.version_id, first.audience) != (second.version_id, second.audience):
            return False
        between = self._versions.get(first.version_id).text[before.span.end : after.span.start]
        return before.span.end <= after.span.start and not any(character.isalpha() for character in between)


def _sentences(text: str) -> list[str]:
    """The model was asked for one; each is checked for itself, without a yes or no, which nothing can be checked by.

    A quotation stays whole: half of one could not be told from other words.
    """
    said: list[str] = []
    for span in sentence_spans(text):
        if said and has_open_quotation(said[-1]):
            said[-1] = f"{said[-1]} {text[span.start : span.end]}"
        else:
            said.append(text[span.start : span.end])
    bare = (_YES_OR_NO.sub("", one) for one in said)
    return [f"{one[0].upper()}{one[1:]}" for one in bare if one]
