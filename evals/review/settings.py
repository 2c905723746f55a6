"""Settings of reviewing: the table `[features.evals.reviews]`."""

from datetime import timedelta

from pydantic import BaseModel, ConfigDict, Field


class ReviewSettings(BaseModel):
    """How answers are handed to reviewers."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    double_review_share: float = Field(0.2, ge=0.0, le=1.0)
    """The share of the answers put in the queue that two people review, so that agreement can be known."""

    claim_minutes: float = Field(30.0, gt=0.0)
    """How long an answer that somebody has open is kept for them."""

    undo_hours: float = Field(12.0, ge=0.0)
    """How long a reviewer may take their last review up again."""

    @property
    def claim(self) -> timedelta:
        """`claim_minutes` as a span of time."""
        return timedelta(minutes=self.claim_minutes)

    @property
    def undo(self) -> timedelta:
        """`undo_hours` as a span of time."""
        return timedelta(hours=self.undo_hours)
