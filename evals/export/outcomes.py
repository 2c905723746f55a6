"""How the examples of a run came out, and which of them went worst."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from evals.export.outgoing_run import OutgoingRun
from evals.metrics.right import Standing
from evals.sample import Sample

SAYS = {
    Standing.LEAKED: "shows what the asker may not see",
    Standing.UNRESOLVED: "cites what the document does not say",
    Standing.FAILED: "failed: there is no answer",
    Standing.WRONG: "wrong: not from the expected evidence, or answered though nothing answers",
    Standing.ABSTAINED: "not answered, though the documents answer",
    Standing.RIGHT: "right",
}
_NOT_FROM_EVIDENCE = "wrong: not from the expected evidence"
_ANSWERED_NOTHING = "wrong: answered, though the documents do not"
_ORDER = tuple(Standing)


@dataclass(frozen=True, slots=True)
class Outcomes:
    """How many samples came out in one way."""

    standing: Standing
    n: int
    share: float

    @property
    def says(self) -> str:
        """The way, in words."""
        return SAYS[self.standing]


@dataclass(frozen=True, slots=True)
class Finding:
    """A sample with how it came out."""

    sample: Sample
    standing: Standing

    @property
    def says(self) -> str:
        """What is wrong, in words."""
        if self.standing is not Standing.WRONG:
            return SAYS[self.standing]
        return _NOT_FROM_EVIDENCE if self.sample.example.answerable else _ANSWERED_NOTHING

    @property
    def evidence_rank(self) -> int | None:
        """At which place, from 1, a passage with the expected evidence was found."""
        ranks = (rank for rank, passage in enumerate(self.sample.passages, start=1) if passage.has_evidence)
        return next(ranks, None)


def outcomes_of(run: OutgoingRun) -> tuple[Outcomes, ...]:
    """The ways that occur, right first; none where only retrieval was measured."""
    asked = [each.standing for each in run.samples if each.sample.is_asked]
    counts = Counter(asked)
    return tuple(Outcomes(standing, counts[standing], counts[standing] / len(asked)) for standing in _shown(counts))


def worst_of(run: OutgoingRun) -> tuple[Finding, ...]:
    """The examples that are not right, the gravest first and then those the assistant was surest of; each once."""
    found = [Finding(each.sample, each.standing) for each in run.samples if each.sample.is_asked]
    wrong = sorted((finding for finding in found if finding.standing is not Standing.RIGHT), key=_gravity)
    return tuple({finding.sample.example.id: finding for finding in reversed(wrong)}.values())[::-1]


def _gravity(finding: Finding) -> tuple[int, float, str]:
    return _ORDER.index(finding.standing), -(finding.sample.confidence or 0), finding.sample.example.id


def _shown(counts: Counter[Standing]) -> Sequence[Standing]:
    return [standing for standing in reversed(_ORDER) if counts[standing]]
