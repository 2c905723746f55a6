"""How a run measures."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class RunSettings:
    """How a run measures; part of its manifest."""

    is_retrieval_only: bool = False
    threads: int = 1
    passages: int = 50
    """How many passages are retrieved: enough that ten distinct documents are among them."""
