"""Offers an approved answer where one fits, after checking that what it rests on still says so."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

import numpy as np

from ingest.index.documents import DocumentKind
from ingest.index.embedder import Embeddings
from ingest.index.index import Index
from ingest.index.lexical import Term
from ingest.index.scope import Scope
from server.answering.answer import AnswerSentence, Citation, ExemplarLink, Slot
from server.answering.evidence import Weighed
from server.answering.exemplars.approved import Approved, ApprovedAnswers
from server.answering.exemplars.fit import ExemplarSettings, Signs, fits
from server.answering.exemplars.known import KnownExemplar, KnownExemplars
from server.answering.exemplars.slots import fill, slots_of
from server.answering.exemplars.wording import ranked, renumbered
from server.answering.holding import asked_tags, holds_for
from server.answering.product_names import ProductNames
from server.answering.question import Question
from server.answering.version_cache import VersionCache
from server.retrieval.query import telling_words
from server.retrieval.retriever import Retriever

_NEAR = 40
"""So many, by what they say, are compared by the questions they answer."""


@dataclass(frozen=True, slots=True)
class Offered:
    """An approved answer's sentences with the citations that were verified for them, the most telling one first."""

    link: ExemplarLink
    sentences: tuple[AnswerSentence, ...]
    citations: tuple[Citation, ...]
    slots: tuple[Slot, ...] = ()


@dataclass(frozen=True, slots=True)
class Fitting:
    """An approved answer, what speaks for it, and how surely it fits."""

    known: KnownExemplar
    signs: Signs
    probability: float


class Exemplars:
    """The approved answers in the index. Some milliseconds; the questions of new ones are embedded once."""

    def __init__(
        self,
        index: Index,
        retriever: Retriever,
        versions: VersionCache,
        products: ProductNames,
        settings: ExemplarSettings,
    ) -> None:
        self._index = index
        self._retriever = retriever
        self._products = products
        self._settings = settings
        self._known = KnownExemplars(index.catalog, index.embedder, index.lexical)
        self._approved = ApprovedAnswers(index.catalog, versions)

    def offer(
        self, question: Question, evidence: Sequence[Weighed], scope: Scope, rulings: frozenset[str] = frozenset()
    ) -> Offered | None:
        """The one that answers this very question, or None; `evidence` is what was found for it.

        One is withheld when a premise of it is not in force, not visible, or no longer says what it said; and when it
        does not rest on all of these versions: temporary rulings that speak to the question.
        """
        for fitting in self.fitting(question, evidence, scope):
            approved = self.verified(fitting.known.version_id, scope)
            if approved is not None and rulings <= {citation.version for citation in approved.citations}:
                return _told(approved, fitting.known, evidence, question)
        return None

    def fitting(self, question: Question, evidence: Sequence[Weighed], scope: Scope) -> list[Fitting]:
        """Those that fit as far as can be told before they are verified, the surest first."""
        weighed = self.weighed(question, evidence, scope)
        likely = [one for one in weighed if one.probability >= self._settings.threshold]
        return sorted(likely, key=lambda one: -one.probability)

    def weighed(self, question: Question, evidence: Sequence[Weighed], scope: Scope) -> list[Fitting]:
        """The likeliest with what speaks for each; a question that leans on a conversation has none."""
        if question.history or not evidence:
            return []
        embedding = self._retriever.embed_text(question.text)
        near = self._near(embedding, scope)
        known = self._known.of(list(near))
        asked = {one.version_id: one.likeness(embedding) for one in known}
        wanted = asked_tags(question, self._products)
        held = [one for one in known if holds_for(one.description.tags, wanted)]
        held.sort(key=lambda one: -(asked[one.version_id] + near[one.version_id]))
        terms = self._index.lexical.terms(" ".join(telling_words(question.text)))
        found = []
        for one in held[: self._settings.considered]:
            signs = _signs(one, evidence, terms, asked[one.version_id], near[one.version_id])
            found.append(Fitting(one, signs, fits(signs, self._settings)))
        return found

    def verified(self, version_id: str, scope: Scope) -> Approved | None:
        """One of them, whatever was asked; None where the scope may not see it or what it rests on has changed."""
        return self._approved.verified(version_id, scope)

    def _near(self, question: Embeddings, scope: Scope) -> dict[str, float]:
        """The ids of those whose texts come nearest, as candidates, with the cosine of the nearest part of each."""
        view = self._index.view()
        visible = view.visibility
        among = Scope(scope.groups, scope.as_of, scope.tags, frozenset({DocumentKind.EXEMPLAR}))
        places = np.flatnonzero(visible.mask(among))
        cosines = view.embeddings[visible.embedding_index[places]] @ question
        best: dict[str, float] = {}
        for place in np.argsort(-cosines).tolist():
            version = visible.versions[visible.version_index[places[place]]]
            if len(best) < _NEAR:
                best.setdefault(version, float(cosines[place]))
        return best


def _signs(
    known: KnownExemplar, evidence: Sequence[Weighed], terms: Sequence[Term], asked: float, text: float
) -> Signs:
    agreeing = max((known.score_of(premise, evidence) for premise in known.premises), default=0.0)
    best = max(one.score for one in evidence)
    whole = sum(term.rarity for term in terms) or 1.0
    return Signs(
        asked=asked,
        text=text,
        covered=sum(term.rarity for term in terms if term.stem in known.stems) / whole,
        agreement=agreeing / best if best > 0 else 0.0,
        first=1 / (1 + sum(one.score > agreeing for one in evidence)) if agreeing > 0 else 0.0,
    )


def _told(approved: Approved, known: KnownExemplar, evidence: Sequence[Weighed], question: Question) -> Offered:
    scores = {
        citation.number: known.score_of(premise, evidence)
        for citation, premise in zip(approved.citations, known.premises, strict=True)
    }
    numbers = ranked(approved.citations, scores)
    sentences = renumbered(approved.sentences, numbers)
    slots = slots_of(approved.description.slots, sentences, question.ticket)
    cited = [replace(one, number=numbers[one.number]) for one in approved.citations]
    cited.sort(key=lambda one: one.number)
    return Offered(approved.link, fill(sentences, slots), tuple(cited), slots)
