"""Changes of settings that move no weight by more than a fiftieth of itself."""

from evals.trials.gate.change import Company
from evals.trials.gate.setting import with_setting


def weights_nudged(company: Company) -> Company:
    """Meaning counts 0.61 rather than 0.6."""
    return with_setting(company, "retrieval", dense_weight=0.61)


def threshold_nudged(company: Company) -> Company:
    """An answer needs a confidence of 0.755 rather than 0.75."""
    return with_setting(company, "abstention", threshold=0.755)


def more_candidates(company: Company) -> Company:
    """Of each search 400 passages are fused rather than 300: what is added stands behind all others."""
    return with_setting(company, "retrieval", candidates=400)


HARMLESS_SETTINGS = (weights_nudged, threshold_nudged, more_candidates)
