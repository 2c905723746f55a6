"""The passages that a language model is shown, under the numbers it may cite."""

from collections.abc import Sequence
from dataclasses import dataclass

from server.answering.answer import Citation
from server.answering.answerer import Prepared
from server.answering.evidence import Weighed
from server.answering.statements import Statement, statements
from server.answering.suspicion import Suspicion
from server.answering.version_cache import VersionCache
from server.retrieval.retrieval import RetrievedPassage


@dataclass(frozen=True, slots=True)
class NumberedPassage:
    """A passage, cut into the statements that a citation may point to."""

    number: int
    title: str
    section: str
    held: str
    """From when until when it holds, in words; empty where it says nothing."""
    statements: tuple[Statement, ...]

    @property
    def heading(self) -> str:
        """What stands above the passage."""
        return " › ".join(part for part in (self.title, self.section) if part)

    @property
    def text(self) -> str:
        """Its statements, each on a line."""
        return "\n".join(statement.text for statement in self.statements)

    @property
    def source(self) -> str:
        """What a sentence that cites it is checked against: all that the model was shown of it."""
        return "\n".join(
            part for part in (self.title, self.section, f"{self.held}." if self.held else "", self.text) if part
        )


@dataclass(frozen=True, slots=True)
class Shown:
    """What the model is shown, and what is kept from it."""

    passages: tuple[NumberedPassage, ...]
    suspicious: tuple[Statement, ...] = ()
    """Planted for an assistant to read."""


def show(prepared: Prepared, most: int, versions: VersionCache, suspicion: Suspicion) -> Shown:
    """The passages to answer from, in the order they were found; those the plain answer cites are among them."""
    chosen = _chosen(prepared, most)
    everything = [one for rank, passage in enumerate(chosen) for one in statements(passage, rank, versions)]
    parted = suspicion.part(prepared.question, [Weighed(one, 0.0, 0.0) for one in everything])
    trusted: dict[int, list[Statement]] = {}
    for item in parted.trusted:
        trusted.setdefault(item.statement.rank, []).append(item.statement)
    passages = (_numbered(number, chosen[rank], said) for number, (rank, said) in enumerate(trusted.items(), 1))
    return Shown(tuple(passages), parted.suspicious)


def _numbered(number: int, passage: RetrievedPassage, said: Sequence[Statement]) -> NumberedPassage:
    return NumberedPassage(number, passage.title, passage.section, _held(passage), tuple(said))


def _chosen(prepared: Prepared, most: int) -> list[RetrievedPassage]:
    passages = prepared.retrieval.passages
    cited = [passage for passage in passages if any(_overlaps(one, passage) for one in prepared.answer.citations)]
    others = [passage for passage in passages if passage not in cited]
    chosen = [*cited, *others][:most]
    return [passage for passage in passages if passage in chosen]


def _overlaps(citation: Citation, passage: RetrievedPassage) -> bool:
    is_same = citation.version == passage.version_id
    return is_same and citation.start < passage.end and passage.start < citation.end


def _held(passage: RetrievedPassage) -> str:
    begin, end = passage.best.in_force_from, passage.best.in_force_to
    days = [f"{word} {moment:%-d %B %Y}" for word, moment in (("from", begin), ("until", end)) if moment is not None]
    return f"In force {' '.join(days)}" if days else ""


def by_number(passages: Sequence[NumberedPassage]) -> dict[int, NumberedPassage]:
    """Each under its number."""
    return {passage.number: passage for passage in passages}
