"""Keeps what is shown beside an answer in step with its citations, when these are other ones than before."""

from collections.abc import Sequence
from dataclasses import replace

from server.answering.answer import Answer, Citation


def with_citations(answer: Answer, citations: Sequence[Citation], suspicious: Sequence[Citation]) -> Answer:
    """The answer with these citations; what stands beside it has the number of the one that holds it, else its own."""
    numbers = _Numbers(citations, len(citations) + len(answer.nearest))
    conflicts = (replace(one, left=numbers.give(one.left), right=numbers.give(one.right)) for one in answer.conflicts)
    everything = {(one.version, one.start, one.end): one for one in (*answer.suspicious, *suspicious)}
    return replace(
        answer,
        citations=tuple(citations),
        conflicts=tuple(conflicts),
        suspicious=tuple(numbers.give(one) for one in everything.values()),
    )


class _Numbers:
    def __init__(self, citations: Sequence[Citation], taken: int) -> None:
        self._citations = citations
        self._taken = taken
        self._given: dict[tuple[str, int, int], int] = {}

    def give(self, citation: Citation) -> Citation:
        """The same under its number."""
        for one in self._citations:
            if one.version == citation.version and one.start <= citation.start and citation.end <= one.end:
                return replace(citation, number=one.number)
        key = (citation.version, citation.start, citation.end)
        return replace(citation, number=self._given.setdefault(key, self._taken + len(self._given) + 1))
