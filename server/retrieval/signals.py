"""What retrieval notices about how well the documents answer a question."""

import numpy as np

from ingest.index.lexical import LexicalIndex
from server.answering.question import Question
from server.retrieval.fusion import Scores
from server.retrieval.retrieval import RetrievedPassage, Signals

_BEST = 3


def notice(
    lexical: LexicalIndex,
    question: Question,
    similarities: Scores,
    lexical_scores: Scores,
    passages: tuple[RetrievedPassage, ...],
) -> Signals:
    """The signals for a question; all zero when nothing was found."""
    if not passages:
        return Signals(0.0, 0.0, 0.0, 1.0, 0.0, 0.0)
    ordered = np.sort(similarities)[::-1]
    terms = lexical.terms(question.text)
    total = sum(term.rarity for term in terms) or 1.0
    found = set(lexical.stems(" ".join(f"{p.title} {p.section} {p.text}" for p in passages[:_BEST])))
    return Signals(
        top_similarity=float(ordered[0]),
        similarity_lead=float(ordered[0] - ordered[1:20].mean()) if len(ordered) > 1 else 0.0,
        covered_weight=sum(term.rarity for term in terms if term.stem in found) / total,
        unknown_weight=sum(term.rarity for term in terms if not term.frequency) / total,
        lexical_score=float(lexical_scores.max()) / total,
        agreement=float(similarities[0] / ordered[0]) if ordered[0] > 0 else 0.0,
    )
