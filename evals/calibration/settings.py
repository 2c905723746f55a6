"""Settings of calibration: the table `[features.evals.calibration]`."""

from collections.abc import Mapping

from pydantic import BaseModel, ConfigDict, Field

MIN_LABELS = 30
"""With fewer answers that both a judge and people scored, agreement says too little to rely on."""

_COMPARED: Mapping[str, str] = {
    "evidence_entailment": "accuracy",
    "faithfulness": "accuracy",
    "factual_correctness": "accuracy",
    "answer_relevancy": "resolution",
    "context_recall": "completeness",
}


class CalibrationSettings(BaseModel):
    """What judges are held against."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    compared: Mapping[str, str] = Field(default_factory=lambda: dict(_COMPARED))
    """For each criterion of a judge the id of the rubric's criterion that asks people the same."""
