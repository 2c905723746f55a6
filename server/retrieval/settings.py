"""How retrieval weighs what it finds.

The values were chosen on the golden examples of `support-bench` by `evals/training/retrieval.py`.
"""

from pydantic import BaseModel, ConfigDict


class RetrievalSettings(BaseModel):
    """Settings of retrieval."""

    model_config = ConfigDict(frozen=True)

    dense_weight: float = 0.5
    """Of the fused score; the rest is lexical."""
    document_weight: float = 0.1
    """How much the similarity of the whole document counts beside the chunk's own."""
    title_weight: float = 0.3
    headings_weight: float = 0.3
    candidates: int = 300
    """How many of each search are fused."""
    passage_characters: int = 800
    """The longest passage."""
    history_weight: float = 0.3
    """How much the conversation before the question counts beside it."""
    ticket_weight: float = 0.25
    """How much the ticket counts beside the question."""
