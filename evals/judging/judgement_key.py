"""When two judgements are about the same, so that the later takes the place of the earlier."""

from dataclasses import dataclass

from evals.judging.judgement import Judgement


@dataclass(frozen=True, slots=True)
class JudgementKey:
    """Who judged what, by which criterion, for the how-manieth time (from 0)."""

    judge: str
    case_id: str
    case_hash: str
    criterion: str
    repeat: int


def key_of(judgement: Judgement) -> JudgementKey:
    """The key of a judgement."""
    return JudgementKey(judgement.judge, judgement.case_id, judgement.case_hash, judgement.criterion, judgement.repeat)
