"""Settings of golden sets: the table `[features.evals.curation]` of the settings file."""

from pydantic import BaseModel, ConfigDict, Field


class CurationSettings(BaseModel):
    """How golden sets are imported and suggested."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    likeness: float = Field(0.90, gt=0, le=1)
    """The least cosine between two wordings that count as the same question."""
    days: int = Field(90, gt=0)
    """How far back questions are looked through for candidates."""
    answers: int = Field(50_000, gt=0)
    """How many of the latest answers are looked through at most."""
    wordings: int = Field(400, gt=0)
    """How many different wordings, the most asked, are compared by meaning."""
    suggested: int = Field(50, gt=0)
    """How many questions become candidates at once."""
