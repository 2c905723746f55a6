"""How the benchmark measures."""

from dataclasses import dataclass

CLIENT_LEVELS = (1, 8)
"""How many clients ask at once."""
REQUESTS_PER_BLOCK = 50
"""So many requests go to one server before the other has its turn."""
WARM_UP_REQUESTS = 10
CHANGED_SHARE = 0.01
PASSAGES_PER_QUESTION = 50
"""Enough that ten distinct documents are among them."""


@dataclass(frozen=True, slots=True)
class BenchSettings:
    """What a person may choose; part of the result."""

    rounds: int = 2
    """How often each contender indexes the sample, in turns."""
    sample_documents: int = 150
    """How many documents the sample has."""
    chunks: int = 20_000
    """The large index is made of so many documents that Deskside cuts them into at least so many chunks."""
    requests: int = 200
    """Questions for each server and each number of clients."""
    starts: int = 5
    """How often each server is started, and each program asked from its start."""
    is_quick: bool = False
    """Without warming up and without the variant of the baseline."""
    process_limit_seconds: float = 1800
