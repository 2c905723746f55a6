"""Puts a temporary ruling before the rule it makes an exception to, where it speaks to the question."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from ingest.index.scope import Scope
from server.answering.composer import Composer, Composition
from server.answering.evidence import Weighed
from server.answering.evidence_reader import EvidenceReader
from server.answering.exceptions.rulings import Rule, Rulings
from server.answering.exceptions.settings import ExceptionSettings
from server.answering.exceptions.until import say_until
from server.answering.holding import asked_tags, holds_for
from server.answering.joining import join
from server.answering.product_names import ProductNames
from server.answering.question import Question
from server.answering.suspicion import Suspicion
from server.retrieval.retrieval import RetrievedPassage


@dataclass(frozen=True, slots=True)
class Ruling:
    """A ruling that speaks to a question, with what of it does."""

    passage: RetrievedPassage
    evidence: tuple[Weighed, ...]

    @property
    def version_id(self) -> str:
        """The version that makes the ruling."""
        return self.passage.version_id


class Exceptions:
    """Knows the temporary rulings on the rules that were found. Costs milliseconds where there is one, else nothing."""

    def __init__(
        self,
        rulings: Rulings,
        reader: EvidenceReader,
        suspicion: Suspicion,
        composer: Composer,
        products: ProductNames,
        settings: ExceptionSettings,
    ) -> None:
        self._rulings = rulings
        self._reader = reader
        self._suspicion = suspicion
        self._composer = composer
        self._products = products
        self._settings = settings

    def speaking(self, question: Question, evidence: Sequence[Weighed], scope: Scope) -> tuple[Ruling, ...]:
        """The rulings in force on what was found, for the region and the product asked about, that say more on it."""
        rules = {Rule.of(one.statement.passage) for one in evidence}
        found = [self._read(question, one) for one in self._rulings.on(rules, scope)]
        return tuple(ruling for ruling in found if self._speaks(ruling, question, evidence))

    def put_first(self, said: Composition, question: Question, rulings: Sequence[Ruling], scope: Scope) -> Composition:
        """The rulings, each with its end date, then what was said without them, or the rule where nothing else was."""
        if not rulings:
            return said
        parts = [self._say(question, ruling) for ruling in rulings]
        versions = {ruling.version_id for ruling in rulings}
        rest = _without(said, versions)
        if not rest.sentences:
            rest = self._composer.compose(question, self._rule(question, rulings[0], scope)[:1])
        return join([*parts, rest])

    def _read(self, question: Question, passage: RetrievedPassage) -> Ruling:
        return Ruling(passage, self._suspicion.part(question, self._reader.read(question, [passage])).trusted)

    def _speaks(self, ruling: Ruling, question: Question, evidence: Sequence[Weighed]) -> bool:
        version = ruling.version_id
        others = [one.score for one in evidence if one.statement.passage.chunk.version_id != version]
        best = max(ruling.evidence, key=lambda one: one.score, default=None)
        if best is None or not holds_for(ruling.passage.best.description.tags, asked_tags(question, self._products)):
            return False
        return best.likeness >= self._settings.likeness and best.score >= self._settings.share * max(others, default=0)

    def _say(self, question: Question, ruling: Ruling) -> Composition:
        said = self._composer.compose(question, ruling.evidence)
        first, *others = said.sentences
        return replace(said, sentences=(say_until(first, ruling.passage.best.in_force_to), *others))

    def _rule(self, question: Question, ruling: Ruling, scope: Scope) -> Sequence[Weighed]:
        """The statements of the rule itself, the best first."""
        passages = self._rulings.ruled(ruling.passage, scope)
        weighed = [one for passage in passages for one in self._reader.read(question, [passage])]
        return sorted(self._suspicion.part(question, weighed).trusted, key=lambda one: -one.score)


def _without(said: Composition, versions: set[str]) -> Composition:
    dropped = {citation.number for citation in said.citations if citation.version in versions}
    sentences = tuple(one for one in said.sentences if not dropped.issuperset(one.citations) or not one.citations)
    kept = {number for one in sentences for number in one.citations}
    return Composition(sentences, tuple(citation for citation in said.citations if citation.number in kept))
