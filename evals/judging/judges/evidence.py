"""A judge that needs no model: the check of `evals/metrics/evidence_entailment.py`, sentence by sentence."""

from evals.judging.case import JudgeCase
from evals.judging.judgement import NotScored, Verdict, not_scored
from evals.metrics.evidence_entailment import is_entailed

CRITERION = "evidence_entailment"
_LONGEST_DETAIL = 500


class EvidenceJudge:
    """Finds the numbers, dates, names and negations of every sentence in its citations; always says the same."""

    name = "evidence"
    identity = "evidence 1"
    criteria = (CRITERION,)
    is_repeatable = True
    calls = 0

    def judge(self, case: JudgeCase, criterion: str) -> Verdict:
        """The share of the sentences that follow from what they cite; the detail names the others."""
        if not case.sentences:
            return not_scored(NotScored.EMPTY, "the answer is not told in sentences")
        missing = [one.text for one in case.sentences if not is_entailed(one.text, one.citations)]
        share = 1.0 - len(missing) / len(case.sentences)
        return Verdict(share, detail=" / ".join(missing)[:_LONGEST_DETAIL])

    def close(self) -> None:
        """Nothing is open."""
