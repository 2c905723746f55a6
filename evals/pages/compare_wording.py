"""How the comparison of runs says standings and differences."""

from evals.metric import Unit
from evals.metrics.right import Standing

STANDINGS = {
    Standing.RIGHT: "right",
    Standing.WRONG: "wrong",
    Standing.ABSTAINED: "not answered",
    Standing.FAILED: "failed",
    Standing.UNRESOLVED: "cites wrongly",
    Standing.LEAKED: "shows what it must not",
}


def difference(unit: Unit, value: float) -> str:
    """ "+0.012", with its sign; "0" for none."""
    shown = unit.show(abs(value))
    if not float(shown.replace(",", "")):
        return "0"
    return f"{'+' if value > 0 else '−'}{shown}"


def share(value: float) -> str:
    """ "82.5 %"."""
    return f"{100 * value:.1f} %"


def chance(p_value: float) -> str:
    """ "0.031"; "< 0.001" where more figures would say no more."""
    return f"{p_value:.3f}" if p_value >= 0.001 else "< 0.001"
