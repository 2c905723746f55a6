"""Finds what may answer a question: passages, their statements, and how sure it is that they answer."""

from collections.abc import Sequence
from dataclasses import replace

from ingest.index.documents import DocumentKind
from ingest.index.scope import Scope
from server.answering.abstention import AbstentionSettings, confidence
from server.answering.evidence_reader import EvidenceReader
from server.answering.finding import Finding
from server.answering.needs.message_needs import needs_of_question
from server.answering.question import Question
from server.answering.suspicion import Suspicion
from server.retrieval.retrieval import Retrieval
from server.retrieval.retriever import Retriever

EVIDENCE = frozenset({DocumentKind.POLICY, DocumentKind.PRODUCT})
PASSAGES = 8
"""How many an answer is made of."""
_ASKING_BONUS = 0.08


class EvidenceFinder:
    """Searches, reads what was found and says how likely it answers."""

    def __init__(
        self, retriever: Retriever, reader: EvidenceReader, suspicion: Suspicion, abstention: AbstentionSettings
    ) -> None:
        self._retriever = retriever
        self._reader = reader
        self._suspicion = suspicion
        self._abstention = abstention

    def find(self, question: Question, scope: Scope, k: int = PASSAGES, further: int = 0) -> Finding:
        """The k best passages with the statements of the first, and where the `further` next ones stand."""
        found = self._retriever.retrieve(question, _evidence_scope(scope), k, further)
        question = found.question
        parted = self._suspicion.part(question, self._reader.read(question, found.passages[:PASSAGES]))
        nearest = max((item.likeness for item in parted.trusted), default=0.0)
        signals = replace(found.signals, statement_similarity=nearest)
        sure = confidence(signals, self._abstention)
        retrieval = Retrieval(found.passages, signals, sure, found.further)
        return Finding(question, retrieval, parted.trusted, parted.suspicious)

    def find_needs(self, question: Question, scope: Scope) -> list[Finding]:
        """What is found for each need of a long or compound message; nothing for a plain question."""
        needs = needs_of_question(question.text)
        return [replace(self.find(replace(question, text=need.question), scope), need=need) for need in needs]

    def best(self, whole: Finding, needed: Sequence[Finding]) -> Finding:
        """Of a long message, the need in it that is best answered; otherwise the question itself."""
        return max(
            (whole, *needed),
            key=lambda one: one.retrieval.confidence + (_ASKING_BONUS if one.is_asked else 0.0),
        )

    def several(self, needed: Sequence[Finding]) -> list[Finding]:
        """Where a message asks more than one thing: what is found for those that the documents answer."""
        asked = [one for one in needed if one.is_asked]
        enough = self._abstention.enough
        sure = [one for one in asked if one.evidence and one.retrieval.confidence >= enough(one.question)]
        return sure if len(asked) > 1 else []


def _evidence_scope(scope: Scope) -> Scope:
    return Scope(scope.groups, scope.as_of, scope.tags, scope.kinds & EVIDENCE)
