"""A scripted change of the sample company, and whether the gate ought to block it.

Harmful is, by what it does and before anything is measured, a change by which at least eight examples of the golden set
(4 %) lose what makes them right: their evidence is gone, says other figures, is hidden or no longer in force; or what
is found and said no longer depends on the question as it should; or one by which anything is shown that must not be.
Harmless is a change by which no example loses any of that: what it touches is no evidence, or says the same in another
form or place, or a weight moves by at most a fiftieth of itself.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from pathlib import Path

from server.settings import ServerSettings

HARMED_EXAMPLES = 8
"""From so many lost examples a change is harmful."""


@dataclass(frozen=True, slots=True)
class Company:
    """The sample company as a change finds it, and leaves it."""

    folder: Path
    """Its documents, a copy of its own."""
    settings: ServerSettings
    moved: Mapping[str, str] = field(default_factory=dict)
    """Documents that lie elsewhere now: where they lay, and where they lie, from the folder."""
    is_indexed_anew: bool = False
    """Whether an empty index is filled in two passes, the policies in the second."""


@dataclass(frozen=True, slots=True)
class Change:
    """One change: `apply` makes it, and gives the company as it is then."""

    apply: Callable[[Company], Company]
    is_harmful: bool

    @property
    def name(self) -> str:
        """Its name in tables."""
        return self.apply.__name__.replace("_", " ")

    @property
    def says(self) -> str:
        """What it does and why it is what it is expected to be."""
        return " ".join((self.apply.__doc__ or "").split())
