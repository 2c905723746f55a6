"""All changes of the trial, twenty harmful and twenty harmless."""

from evals.trials.gate.change import Change
from evals.trials.gate.harmful_documents import HARMFUL_DOCUMENTS
from evals.trials.gate.harmful_settings import HARMFUL_SETTINGS
from evals.trials.gate.harmless_documents import HARMLESS_DOCUMENTS, nothing_changed
from evals.trials.gate.harmless_settings import HARMLESS_SETTINGS

CHANGES = (
    *(Change(apply, is_harmful=True) for apply in (*HARMFUL_DOCUMENTS, *HARMFUL_SETTINGS)),
    *(Change(apply, is_harmful=False) for apply in (*HARMLESS_DOCUMENTS, *HARMLESS_SETTINGS)),
)

UNCHANGED = Change(nothing_changed, is_harmful=False)
"""What all of them are held against."""
