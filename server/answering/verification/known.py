"""Everything the cited texts state, in one place."""

import math
from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cached_property, lru_cache

from server.answering.verification.clauses import Clause, clauses_of
from server.answering.verification.days import Day
from server.answering.verification.figures import Figure
from server.answering.verification.reading import read
from server.answering.verification.statement import Reading, Stated, Statement
from server.answering.verification.words import without_numbers


@dataclass(frozen=True, eq=False)
class Known:
    """The readings of all cited texts together."""

    readings: tuple[Reading, ...]

    @cached_property
    def statements(self) -> tuple[Statement, ...]:
        """Of all texts, in order."""
        return tuple(statement for reading in self.readings for statement in reading.statements)

    @cached_property
    def figures(self) -> tuple[tuple[Stated[Figure], Statement], ...]:
        """Each with the statement it stands in."""
        return tuple((stated, one) for one in self.statements for stated in one.figures)

    @cached_property
    def days(self) -> tuple[tuple[Stated[Day], Statement], ...]:
        """Each with the statement it stands in."""
        return tuple((stated, one) for one in self.statements for stated in one.days)

    @cached_property
    def years(self) -> frozenset[int]:
        """All that are named."""
        named = {stated.fact.year for stated, _ in self.days if stated.fact.year}
        return frozenset(named | {int(stated.fact.number) for stated, _ in self.figures if _is_year(stated.fact)})

    @cached_property
    def words(self) -> frozenset[str]:
        """In lower case."""
        return frozenset(word.text.removesuffix("'s") for one in self.statements for word in one.words)

    @cached_property
    def proper(self) -> frozenset[str]:
        """The words that are written with a capital letter where no sentence begins."""
        names = (name for one in self.statements for name in one.names if not name.is_doubtful)
        return frozenset(word for name in names for word in name.words)

    @cached_property
    def stems(self) -> frozenset[str]:
        """Of all telling words."""
        return frozenset(stem for one in self.statements for stem in one.stems)

    @cached_property
    def places(self) -> frozenset[str]:
        """Their codes."""
        return frozenset(place.code for one in self.statements for place in one.places)

    @cached_property
    def text(self) -> str:
        """All texts, like for like, in lower case, with single blanks."""
        return "\n".join(" ".join(without_numbers(reading.text).lower().split()) for reading in self.readings)

    @cached_property
    def lines(self) -> str:
        """All texts as above, but with their lines."""
        lines = (line for reading in self.readings for line in without_numbers(reading.text).lower().splitlines())
        return "\n".join(" ".join(line.split()) for line in lines)

    @cached_property
    def rarity(self) -> Mapping[str, float]:
        """How much a stem tells one statement from another (inverse document frequency)."""
        count = Counter(stem for one in self.statements for stem in one.stems)
        return {stem: math.log(1 + len(self.statements) / often) for stem, often in count.items()}

    @cached_property
    def keys(self) -> frozenset[str]:
        """Of all figures and days."""
        return frozenset(key for one in self.statements for key in one.keys)

    @cached_property
    def clauses(self) -> Mapping[Statement, tuple[Clause, ...]]:
        """Of each statement."""
        return {statement: clauses_of(statement) for statement in self.statements}

    def weight(self, stems: Iterable[str]) -> float:
        """How much they tell together; one that stands in no source counts like a middling one."""
        return sum(self.rarity.get(stem, _UNKNOWN) for stem in stems)


_UNKNOWN = 1.0


def _is_year(figure: Figure) -> bool:
    return figure.measure is None and 1900 <= figure.number < 2100 and figure.number == int(figure.number)


@lru_cache(maxsize=128)
def known_from(sources: tuple[str, ...]) -> Known:
    """What these texts state."""
    return Known(tuple(read(source) for source in sources))
