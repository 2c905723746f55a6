"""How retrieval weighs what it finds.

The values were chosen by `evals/training/retrieval.py` on `support-bench`, on the sample company, and on questions to
the invented companies that the embedding model was not adapted on: a change was taken where it helped, or did no harm,
in all three.
"""

import math

from pydantic import BaseModel, ConfigDict, field_validator


class RetrievalSettings(BaseModel):
    """Settings of retrieval."""

    model_config = ConfigDict(frozen=True)

    dense_weight: float = 0.6
    """Of the fused score; the rest is lexical. A search whose share is 0 is not made for the question."""
    document_weight: float = 0.3
    """How much the closest chunk of the document counts beside the chunk's own closeness."""
    conversation_weight: float = 1.5
    """The same in a conversation, whose documents are those that come closest to what was said in it."""
    new_subject_gap: float = 0.24
    """A question that comes closer to another document than to that of the conversation, by more than this cosine,
    rather begins another subject."""
    new_subject_slope: float = 18.0
    """How sharply that is decided."""
    title_weight: float = 0.3
    headings_weight: float = 0.3
    candidates: int = 300
    """How many of each search are fused."""
    passage_characters: int = 800
    """The longest passage."""
    last_turn_weight: float = 0.7
    """How much the question read together with the turn before it counts beside the question alone."""
    last_question_weight: float = 0.3
    """How much the words of the asker's turn before count in lexical search, beside those of the question."""
    ticket_weight: float = 0.25
    """How much the ticket counts beside the question."""
    reranker: str = "statements"
    """`statements`, `none`, or `cross-encoder:PATH` for a sentence-transformers cross-encoder on this machine."""
    reranked: int = 20
    """How many passages are read again."""
    rerank_weight: float = 0.1
    """How much reading again counts beside the first score, both in standard deviations; a cross-encoder earns more."""

    def continues(self, gap: float) -> float:
        """How likely a question goes on with the conversation, where its document is so much farther than the closest.

        Fitted by logistic regression: the conversations of `support-bench` against its stand-alone questions, each put
        behind the conversation of another (AUROC 0.97).
        """
        return 1.0 / (1.0 + math.exp(min(self.new_subject_slope * (gap - self.new_subject_gap), 30.0)))

    @field_validator("reranker")
    @classmethod
    def _is_known(cls, reranker: str) -> str:
        if reranker not in {"statements", "none"} and not reranker.startswith("cross-encoder:"):
            raise ValueError("use statements, none or cross-encoder:PATH")
        return reranker
