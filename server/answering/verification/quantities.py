"""What a text counts and dates, without the words around it: enough to tell whether two texts give the same figures."""

from dataclasses import dataclass

from server.answering.verification.days import Day
from server.answering.verification.figures import Figure
from server.answering.verification.reading import read


@dataclass(frozen=True, slots=True)
class Quantities:
    """The figures and days of a text."""

    figures: tuple[Figure, ...]
    days: tuple[Day, ...]

    def occur_in(self, other: "Quantities") -> bool:
        """Whether the other text says all of them, however it writes them."""
        return all(any(one.equals(found) for found in other.figures) for one in self.figures) and all(
            any(one.is_named_by(found) for found in other.days) for one in self.days
        )


def read_quantities(text: str) -> Quantities:
    """All that this text says. "One" is no figure here, since it seldom counts."""
    statements = read(text).statements
    return Quantities(
        tuple(stated.fact for one in statements for stated in one.figures if not stated.fact.is_weak),
        tuple(stated.fact for one in statements for stated in one.days),
    )
