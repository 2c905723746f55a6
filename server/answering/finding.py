"""What was found for a question, or for one of the needs in it."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from server.answering.evidence import Weighed
from server.answering.joining import take_turns
from server.answering.needs.need import Need, NeedKind
from server.answering.question import Question
from server.answering.statements import Statement
from server.retrieval.retrieval import Retrieval


@dataclass(frozen=True, slots=True)
class Finding:
    """The passages that were found, and their statements weighed; what was planted among them stands apart."""

    question: Question
    retrieval: Retrieval
    evidence: Sequence[Weighed]
    suspicious: tuple[Statement, ...] = ()
    """Statements of the same passages that were planted for the assistant to read."""
    need: Need | None = None
    """`None` of the question itself."""

    @property
    def is_asked(self) -> bool:
        """Whether it is for a question, rather than for trouble somebody tells of."""
        return self.question.text.endswith("?") if self.need is None else self.need.kind is NeedKind.ASKED


def together(question: Question, found: Sequence[Finding], k: int) -> Finding:
    """What is found for several needs as the finding of the whole question, with its k first passages."""
    best = max((one.retrieval for one in found), key=lambda one: one.confidence)
    passages = take_turns([one.retrieval for one in found], k)
    suspicious = {(one.passage.chunk.version_id, one.span): one for each in found for one in each.suspicious}
    return Finding(
        question,
        replace(best, passages=passages, further=()),
        [weighed for one in found for weighed in one.evidence],
        tuple(suspicious.values()),
    )
