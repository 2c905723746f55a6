"""What retrieval notices about how well the documents answer a question."""

import math

from ingest.index.lexical import LexicalIndex
from server.retrieval.query import Query
from server.retrieval.ranking import Ranking
from server.retrieval.retrieval import RetrievedPassage, Signals

NOTHING_FOUND = Signals(0.0, 0.0, 0.0)


def notice(
    lexical: LexicalIndex,
    query: Query,
    ranking: Ranking,
    passages: tuple[RetrievedPassage, ...],
) -> Signals:
    """The signals for the words of a query, each with its own weight; all zero when nothing was found."""
    if not passages:
        return NOTHING_FOUND
    weights: dict[str, float] = {}
    for word, weight in query.words.items():
        for stem in lexical.stems(word):
            weights[stem] = weights.get(stem, 0.0) + weight
    rarity = {term.stem: term.rarity * min(weights[term.stem], 1.0) for term in lexical.terms(" ".join(query.words))}
    total = sum(rarity.values()) or 1.0
    best = passages[0]
    found = set(lexical.stems(f"{best.title} {best.section} {best.text}"))
    return Signals(
        top_similarity=float(ranking.similarities.max()),
        lexical_score=float(ranking.lexical.max()) / total,
        covered_weight=sum(value for stem, value in rarity.items() if stem in found) / total,
        searched=math.log(max(ranking.searched, 1)),
        lexical_total=float(ranking.lexical.max()),
        question_length=math.log(max(len(query.question.split()), 1)),
        follow_up=query.continues,
    )
