"""Changes of settings that move no weight by more than a fiftieth of itself."""

from evals.gate_trial.change import Company
from evals.gate_trial.setting import with_setting


def weights_nudged(company: Company) -> Company:
    """Meaning counts 0.51 rather than 0.5."""
    return with_setting(company, "retrieval", dense_weight=0.51)


def threshold_nudged(company: Company) -> Company:
    """An answer needs a confidence of 0.455 rather than 0.45."""
    return with_setting(company, "abstention", threshold=0.455)


def more_candidates(company: Company) -> Company:
    """Of each search 400 passages are fused rather than 300: what is added stands behind all others."""
    return with_setting(company, "retrieval", candidates=400)


HARMLESS_SETTINGS = (weights_nudged, threshold_nudged, more_candidates)
