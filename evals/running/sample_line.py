"""What a list of a run's examples shows of each, and in which order: the worst first."""

from dataclasses import dataclass
from typing import Self

from evals.metrics.right import Standing, standing
from evals.metrics.token_f1 import answer_f1
from evals.running.growing_file import Place
from evals.sample import Sample
from server.answering.answer import Outcome

_FOUND_NOTHING = 1_000


@dataclass(frozen=True, slots=True)
class SampleLine:
    """One line of `samples.jsonl` in short."""

    place: Place
    example_id: str
    repeat: int
    question: str
    audience: frozenset[str]
    """The groups of who asks."""
    answerable: bool
    set_name: str
    kind: str
    skill: str
    outcome: Outcome | None
    """`None` where there is no answer."""
    standing: Standing | None
    """`None` where only retrieval was measured."""
    token_f1: float | None
    evidence_rank: int | None
    """The rank of the first passage with evidence."""
    has_evidence: bool
    """Whether evidence is expected at all."""
    is_failed: bool
    """Whether anything went wrong that is not the answer's fault."""

    @classmethod
    def of(cls, sample: Sample, place: Place) -> Self:
        """The line that stands at this place."""
        example = sample.example
        return cls(
            place=place,
            example_id=example.id,
            repeat=sample.repeat,
            question=example.question,
            audience=example.audience,
            answerable=example.answerable,
            set_name=example.set_name,
            kind=example.kind,
            skill=example.tags.get("skill", ""),
            outcome=sample.answer.outcome if sample.answer else None,
            standing=standing(sample) if sample.is_asked else None,
            token_f1=answer_f1(sample) if sample.is_asked else None,
            evidence_rank=next((rank for rank, one in enumerate(sample.passages, 1) if one.has_evidence), None),
            has_evidence=bool(example.evidence),
            is_failed=bool(sample.errors),
        )

    @property
    def is_wrong(self) -> bool:
        """Whether it came out otherwise than it should; of retrieval alone: whether the evidence was not found."""
        if self.standing is None:
            return self.is_failed or (self.has_evidence and self.evidence_rank is None)
        return self.standing is not Standing.RIGHT

    @property
    def badness(self) -> "Badness":
        """What it is sorted by."""
        rank = _FOUND_NOTHING if self.evidence_rank is None else self.evidence_rank
        likeness = 1.0 if self.token_f1 is None else self.token_f1
        if self.standing is None:
            return Badness(
                not self.is_failed, -rank if self.has_evidence else 0, likeness, self.example_id, self.repeat
            )
        return Badness(_worst_first(self), 0, likeness, self.example_id, self.repeat)


@dataclass(frozen=True, slots=True, order=True)
class Badness:
    """The smaller, the worse. The order, from the worst:

    1. it shows what the asker must not see
    2. it cites what the document does not say
    3. it failed: there is no answer
    4. it is answered although nothing answers it
    5. it is not answered although it could be
    6. it is answered and cites nothing right
    7. it is right

    Within each, the answer least like the reference answer comes first. Where only retrieval was measured: what
    failed, then evidence that was not found, then evidence found late.
    """

    step: int
    rank: int
    likeness: float
    example_id: str
    repeat: int


_STEPS = (Standing.LEAKED, Standing.UNRESOLVED, Standing.FAILED, Standing.WRONG, Standing.ABSTAINED, Standing.RIGHT)


def _worst_first(line: SampleLine) -> int:
    assert line.standing is not None
    if line.standing is Standing.WRONG and line.answerable:
        return 5
    if line.standing is Standing.RIGHT:
        return 6
    return _STEPS.index(line.standing)
