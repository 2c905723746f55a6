"""Documents that are cited often and rated badly: where one correction helps most."""

from dataclasses import dataclass

import numpy as np
from sqlalchemy import select

from evals.dashboards.cut import Cut
from evals.dashboards.share import Share, wilson
from evals.dashboards.tables import fact_versions
from evals.dashboards.tally import tally_at


@dataclass(frozen=True, slots=True)
class DocumentFigures:
    """How often one document was cited, and what people said of the answers that cite it."""

    document: str
    cited: int
    useful: int
    not_useful: int
    reviewed: int
    review_total: float

    @property
    def useful_share(self) -> Share:
        """Of those who said something of an answer that cites it, how many found the answer useful."""
        return Share(self.useful, self.useful + self.not_useful)

    @property
    def review_score(self) -> float | None:
        """The mean score of the reviewed answers that cite it, in [0, 1]."""
        return self.review_total / self.reviewed if self.reviewed else None

    @property
    def harm(self) -> float:
        """How many of its answers are, at the least, expected to be of no use.

        Times cited × the lower end of the 95 % interval (Wilson) of the share that was of no use. Each person who said
        something is a voice, and each reviewed answer is one, split by its score. A document of which nobody said
        anything has no harm, however often it is cited; one bad voice of one weighs little, twenty of thirty much.
        """
        against = self.not_useful + self.reviewed - self.review_total
        return self.cited * wilson(against, self.useful + self.not_useful + self.reviewed).low


def read_worst_documents(cut: Cut) -> list[DocumentFigures]:
    """Every document cited in the selection, the most harmful first, then the most cited."""
    known = select(fact_versions.c.row, fact_versions.c.document_id)
    with cut.engine.connect() as connection:
        documents = dict(connection.execute(known).all())
    names = sorted(set(documents.values()))
    if not names:
        return []
    place_of = {name: place for place, name in enumerate(names)}
    group_of = np.zeros(max(documents) + 1, dtype=np.int64)
    for row, name in documents.items():
        group_of[row] = place_of[name]
    columns = cut.columns
    is_selected = cut.now[columns.cited_answer]
    answers, versions = columns.cited_answer[is_selected], columns.cited_version[is_selected]
    tallies = tally_at(columns, answers, group_of[versions], len(names))
    found = [
        DocumentFigures(name, one.answers, one.useful, one.not_useful, one.reviewed, one.review_total)
        for name, one in zip(names, tallies, strict=True)
        if one.answers
    ]
    return sorted(found, key=lambda one: (-one.harm, -one.cited, one.document))
