"""How agreement is said on the pages."""

from collections.abc import Mapping

from evals.calibration.agreement import Estimate
from evals.judging.judgement import NotScored
from evals.judging.judges.evidence import EvidenceJudge

_REASONS: Mapping[str, str] = {
    NotScored.ABSTENTION: "abstained, which has a metric of its own",
    NotScored.NO_REFERENCE: "no reference answer to compare with",
    NotScored.NO_PASSAGES: "no passages to compare with",
    NotScored.TIMEOUT: "the model did not reply in time",
    NotScored.UNAVAILABLE: "the model could not be asked",
    NotScored.MALFORMED: "the model's reply could not be read",
    NotScored.EMPTY: "nothing was found that could be judged",
    NotScored.REFUSED: "the model refused",
    NotScored.NOT_A_NUMBER: "the model's reply came to no number",
    NotScored.OVER_BUDGET: "the model had been asked as often as the settings allow",
    NotScored.FAILED: "the judge failed",
}


def figure(estimate: Estimate | None) -> str:
    """ "0.71"; a word where it is undefined."""
    return "undefined" if estimate is None else _signed(estimate.value)


def interval(estimate: Estimate | None) -> str:
    """ "0.52 to 0.84"; nothing where there is none."""
    if estimate is None or estimate.interval is None:
        return ""
    return f"{_signed(estimate.interval.low)} to {_signed(estimate.interval.high)}"


def judge(identity: str) -> str:
    """A judge as people know it: one without a model says that it needs none."""
    name, _, version = identity.partition(" ")
    return f"The evidence check, which needs no model (version {version})" if name == EvidenceJudge.name else identity


def plainly(criterion: str) -> str:
    """The name of a judge's criterion in words: "context precision"."""
    return criterion.replace("_", " ")


def reason(name: str) -> str:
    """Why a judge said nothing, as a clause."""
    return _REASONS.get(name, name)


def _signed(value: float) -> str:
    return f"{value:.2f}".replace("-", "−")
