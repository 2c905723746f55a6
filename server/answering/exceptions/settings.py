"""When a temporary ruling speaks to a question."""

from pydantic import BaseModel, ConfigDict


class ExceptionSettings(BaseModel):
    """When a ruling speaks to a question."""

    model_config = ConfigDict(frozen=True)

    share: float = 0.9
    """The least share of the best score of the rule that the ruling's best statement has to reach."""
    likeness: float = 0.3
    """The least cosine of that statement with the question."""
