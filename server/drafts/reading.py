"""Reads a draft: which of its sentences claim something, and what the documents say on each."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

import numpy as np

from ingest.index.index import Index
from ingest.index.scope import Scope
from server.answering.evidence_finder import EVIDENCE
from server.answering.question import Question, Role, Speaker, Ticket, Turn
from server.answering.region import asked_regions, regions_in
from server.answering.statements import leans_back
from server.answering.version_cache import VersionCache
from server.drafts.claims import Weight, weight_of
from server.drafts.draft import Draft
from server.drafts.fitting import Claim, Fit, fit, words_of_claim
from server.drafts.sentences import Sentence, clause_spans
from server.drafts.settings import DraftSettings
from server.drafts.sources import Sources
from server.retrieval.query import telling_words
from server.retrieval.retriever import Retriever

_LONGEST_TICKET = 600
_FEWEST_WORDS = 5


@dataclass(frozen=True, slots=True)
class Reading:
    """A sentence that claims something, what it was looked for with, and what was found."""

    sentence: Sentence
    claim: Claim
    question: Question
    """By itself where it stands by itself; else with the ticket and the sentence before it."""
    fits: Sequence[Fit] = ()
    parts: tuple[tuple[Claim, Sequence[Fit]], ...] = ()
    """Its clauses, where it has several: each may rest on another statement."""


class DraftReader:
    """Finds for each sentence of a draft the statements that may confirm or deny it."""

    def __init__(self, index: Index, retriever: Retriever, versions: VersionCache, settings: DraftSettings) -> None:
        self._index = index
        self._retriever = retriever
        self._versions = versions
        self._settings = settings

    def read(self, draft: Draft, sentences: Sequence[Sentence], scope: Scope) -> list[Reading]:
        """A reading of each sentence that claims something, in order."""
        return self.search(self._questions(draft, sentences), scope, about_ticket(draft.ticket))

    def search(self, readings: Sequence[Reading], scope: Scope, about: str = "") -> list[Reading]:
        """The same readings with what this scope may see on each, and on what the whole draft is about."""
        sources = Sources(self._versions)
        evidence = replace(scope, kinds=scope.kinds & EVIDENCE)
        questions = [reading.question for reading in readings]
        for question in [*questions, *([Question(about)] if about and questions else [])]:
            sources.add(self._retriever.retrieve(question, evidence, self._settings.passages).passages)
        fits = self._fit(sources, [reading.claim for reading in readings])
        return [
            replace(reading, fits=found, parts=self._parted(reading, sources))
            for reading, found in zip(readings, fits, strict=True)
        ]

    def _fit(self, sources: Sources, claims: Sequence[Claim]) -> list[list[Fit]]:
        return fit(sources.all, claims, self._index, self._settings)

    def _parted(self, reading: Reading, sources: Sources) -> tuple[tuple[Claim, Sequence[Fit]], ...]:
        claims = [claim for claim, _ in reading.parts]
        return tuple(zip(claims, self._fit(sources, claims), strict=True))

    def _questions(self, draft: Draft, sentences: Sequence[Sentence]) -> list[Reading]:
        about = about_ticket(draft.ticket)
        home = _home(draft, sentences)
        texts = [sentence.text for sentence in sentences]
        if not texts:
            return []
        clauses = [text[span.start : span.end] for text in texts for span in clause_spans(text)]
        # All at once: embedding one after the other takes three times as long.
        embeddings = self._retriever.embed_texts([*texts, *clauses, *([about] if about else [])])
        readings = []
        for place, sentence in enumerate(sentences):
            if weight_of(sentence.text) is Weight.NOTHING:
                continue
            before = texts[place - 1] if place and leans_back(sentence.text) else None
            embedding = embeddings[place]
            if before is not None:
                embedding = embedding + self._settings.neighbour_weight * embeddings[place - 1]
                embedding = embedding / np.linalg.norm(embedding)
            words = words_of_claim(sentence.text, before, self._settings.neighbour_weight)
            for word in telling_words(draft.ticket.subject if draft.ticket else ""):
                words.setdefault(word, self._settings.subject_weight)
            claim = Claim(sentence.text, embedding, words, _regions(sentence.text, home), before or "")
            question = Question(sentence.text, _lean(sentence.text, before, about))
            readings.append(Reading(sentence, claim, question, parts=self._parts(claim)))
        return readings

    def _parts(self, claim: Claim) -> tuple[tuple[Claim, Sequence[Fit]], ...]:
        """The clauses of a claim; the later ones lean on the first."""
        spans = clause_spans(claim.text)
        texts = [claim.text[span.start : span.end] for span in spans]
        if len(texts) < 2:
            return ()
        embeddings = self._retriever.embed_texts(texts)
        parts = []
        for place, (span, text) in enumerate(zip(spans, texts, strict=True)):
            before = texts[0] if place else None
            embedding = embeddings[place]
            if before is not None:
                embedding = embedding + self._settings.neighbour_weight * embeddings[0]
                embedding = embedding / np.linalg.norm(embedding)
            words = words_of_claim(text, before, self._settings.neighbour_weight)
            alone = " " * span.start + text
            context = claim.context if before is None else f"{claim.context} {claim.text}"
            parts.append((Claim(alone, embedding, words, claim.regions, context.strip()), ()))
        return tuple(parts)


def _lean(text: str, before: str | None, about: str) -> tuple[Turn, ...]:
    """What a sentence leans on, if it does or says little by itself."""
    if before is None and len(telling_words(text)) >= _FEWEST_WORDS:
        return ()
    said = [Turn(Role.USER, about)] if about else []
    return (*said, Turn(Role.AGENT, before)) if before else tuple(said)


def about_ticket(ticket: Ticket | None) -> str:
    """What the customer asks, as far as it is looked at."""
    if ticket is None:
        return ""
    said = [message.text for message in ticket.messages if message.speaker is Speaker.CUSTOMER]
    return "\n".join([ticket.subject, *said[-1:]])[:_LONGEST_TICKET]


def _home(draft: Draft, sentences: Sequence[Sentence]) -> frozenset[str]:
    """The region the customer is in: as the ticket says, else as the draft does where it names but one."""
    if draft.ticket is not None and (told := asked_regions(Question("", ticket=draft.ticket))):
        return told
    named = frozenset(region for sentence in sentences for region in regions_in(_without_sums(sentence.text)))
    return named if len(named) == 1 else frozenset()


def _regions(text: str, home: frozenset[str]) -> frozenset[str]:
    """The regions a sentence is about: those it names in words, else the customer's, else those of its currency."""
    return regions_in(_without_sums(text)) or home or regions_in(text)


def _without_sums(text: str) -> str:
    return text.translate(str.maketrans("£€$", "   "))
