"""How a run measures."""

from dataclasses import dataclass, replace
from typing import Self


@dataclass(frozen=True, slots=True)
class RunSettings:
    """How a run measures, and what of the golden set it asks; part of its manifest."""

    is_retrieval_only: bool = False
    threads: int = 1
    passages: int = 50
    """How many passages are retrieved: enough that ten distinct documents are among them."""
    repeats: int = 1
    """How many times every example is asked."""
    set_name: str | None = None
    """Only the examples of this `tags.set`."""
    limit: int | None = None
    """Only so many examples."""

    @property
    def deciding(self) -> Self:
        """Only what decides the results: the number of threads does not."""
        return replace(self, threads=1)
