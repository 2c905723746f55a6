"""Which statements the documents make mandatory in a reply like this one, and the draft lacks."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass, replace

from ingest.index.index import Index
from ingest.index.scope import Scope
from ingest.index.sentences import sentence_spans
from server.answering.evidence_finder import EVIDENCE
from server.answering.question import Question, Speaker
from server.answering.verification.figures import figures_in
from server.answering.verification.words import like_for_like, telling_stems
from server.answering.version_cache import VersionCache
from server.drafts.claims import Weight, weight_of
from server.drafts.draft import Draft
from server.drafts.judgement import Standing
from server.drafts.obligations import Obligation, names_money, names_time, obligation_of
from server.drafts.sentences import Sentence
from server.drafts.settings import DraftSettings
from server.drafts.sources import Sources
from server.drafts.verdicts import Judged
from server.retrieval.retrieval import RetrievedPassage
from server.retrieval.retriever import Retriever

_MOST_DOCUMENTS = 4
_FROM_TICKET = 3
_MOST_MISSING = 3


@dataclass(frozen=True, slots=True)
class Written:
    """The draft and the ticket, sentence by sentence."""

    draft: Sequence[str]
    ticket: Sequence[str]

    @property
    def all(self) -> list[str]:
        return [*self.draft, *self.ticket]


class MandatoryStatements:
    """Reads the obligations in the documents that a draft is about."""

    def __init__(self, index: Index, retriever: Retriever, versions: VersionCache, settings: DraftSettings) -> None:
        self._index = index
        self._retriever = retriever
        self._versions = versions
        self._settings = settings

    def missing(
        self, draft: Draft, sentences: Sequence[Sentence], judged: Sequence[Judged], scope: Scope
    ) -> list[Obligation]:
        """The obligations that are due and not met, in the order of their documents."""
        written = Written([sentence.text for sentence in sentences], _told(draft))
        evidence = replace(scope, kinds=scope.kinds & EVIDENCE)
        hits = self._asked_about(written, evidence)
        found = self._obligations(_documents(judged, hits, self._settings), evidence)
        due = [one for one in found if self._is_due(one, written, hits, judged)]
        return [one for one in due if not self._is_met(one, written, judged)][:_MOST_MISSING]

    def _asked_about(self, written: Written, scope: Scope) -> Sequence[RetrievedPassage]:
        """What the ticket alone leads to."""
        if not written.ticket:
            return ()
        return self._retriever.retrieve(Question(" ".join(written.ticket)), scope, _FROM_TICKET).passages

    def _obligations(self, documents: Collection[str], scope: Scope) -> list[Obligation]:
        sources = Sources(self._versions)
        passages = self._index.catalog.passages_of(documents, scope)
        sources.add(RetrievedPassage((passage,), passage, 0.0) for passage in passages)
        found = (obligation_of(source) for source in sources.all)
        return [one for one in found if one is not None]

    def _is_due(
        self, one: Obligation, written: Written, hits: Sequence[RetrievedPassage], judged: Sequence[Judged]
    ) -> bool:
        told = " ".join(written.all)
        clauses = [clause for clause in one.occasions if _has_its_figures(clause, told)]
        if len(clauses) < len(one.occasions):
            return False
        if one.is_general and (_is_among(one, hits[: self._settings.ticket_hits]) or _is_followed(one, judged)):
            return True
        if any(_is_named(clause, told) for clause in clauses):
            return True
        return self._likeness(clauses, written.all) >= self._settings.occasion

    def _is_met(self, one: Obligation, written: Written, judged: Sequence[Judged]) -> bool:
        if one.points:
            return any(_meets(one, other) for other in judged)
        wanted = telling_stems(one.content)
        said = telling_stems(" ".join(written.draft))
        if wanted and len(wanted & said) >= self._settings.met_words * len(wanted):
            return True
        return self._likeness([one.content], written.draft) >= self._settings.met

    def _likeness(self, these: Sequence[str], those: Sequence[str]) -> float:
        if not these or not those:
            return 0.0
        return float((self._retriever.embed_texts(these) @ self._retriever.embed_texts(those).T).max())


def _told(draft: Draft) -> list[str]:
    if draft.ticket is None:
        return []
    said = [message.text for message in draft.ticket.messages if message.speaker is Speaker.CUSTOMER][-1:]
    told = [text[span.start : span.end] for text in said for span in sentence_spans(text)]
    return [draft.ticket.subject, *told] if draft.ticket.subject else told


def _documents(judged: Sequence[Judged], hits: Sequence[RetrievedPassage], settings: DraftSettings) -> list[str]:
    """The documents that the sentences were held against, then those that the ticket leads to."""
    named = [
        fit.source.statement.passage.document.id
        for one in judged
        for fit in one.reading.fits[:2]
        if fit.nearness >= settings.about
    ]
    return list(dict.fromkeys([*named, *(hit.document_id for hit in hits)]))[:_MOST_DOCUMENTS]


def _is_among(one: Obligation, hits: Sequence[RetrievedPassage]) -> bool:
    row = one.source.statement.passage.row
    return any(row == passage.row for hit in hits for passage in hit.chunks)


def _is_followed(one: Obligation, judged: Sequence[Judged]) -> bool:
    """Whether a sentence of the draft rests on the same section."""
    chunk = one.source.statement.passage.chunk
    rests = (source.statement.passage.chunk for other in judged for source in other.judgement.sources)
    return any(other.version_id == chunk.version_id and other.heading_path == chunk.heading_path for other in rests)


def _has_its_figures(clause: str, told: str) -> bool:
    """Whether the figures of a condition are those of the case; "over £20" cannot be told otherwise."""
    known = {figure.number for figure in figures_in(like_for_like(told))}
    return all(figure.is_weak or figure.number in known for figure in figures_in(like_for_like(clause)))


def _is_named(clause: str, told: str) -> bool:
    """Whether most words of a condition are said, and its last one, the verb or the object, is."""
    wanted = [stem for word in clause.split() for stem in telling_stems(word)]
    said = telling_stems(told)
    return bool(wanted) and wanted[-1] in said and 2 * len(said.intersection(wanted)) >= len(set(wanted))


def _meets(one: Obligation, other: Judged) -> bool:
    """Whether a sentence says what the obligation points to: something of its document, with a time or a sum."""
    is_said = other.judgement.standing in (Standing.SAID, Standing.DENIED)
    is_said &= weight_of(other.reading.sentence.text) is Weight.MUCH
    document = one.source.statement.passage.document.id
    if not is_said or all(source.statement.passage.document.id != document for source in other.judgement.sources):
        return False
    text = other.reading.sentence.text
    return (names_time(text) or not one.wants_time) and (names_money(text) or not one.wants_money)
