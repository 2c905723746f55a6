"""The answers that people found worst."""

from collections.abc import Sequence

import numpy as np

from evals.dashboards.answer_list import ListedAnswer, listed, listed_columns
from evals.dashboards.cut import Cut
from evals.dashboards.tables import answer_facts

_LOOKED_AT = 100


def read_worst_answers(cut: Cut, limit: int) -> Sequence[ListedAnswer]:
    """The worst first; only those that the reader may read.

    Each person who found an answer of no use counts one against it, each who found it useful one for it; a review
    counts up to two, for or against, by how far its score lies from the middle. The newest comes first among equals.
    """
    said = cut.columns.verdicts
    against = said.not_useful - said.useful + 2 * said.reviews * (1 - 2 * said.review_score)
    places = np.flatnonzero(cut.now & (against > 0))
    order = np.lexsort((-cut.columns.row[places], -against[places]))
    rows = [int(row) for row in cut.columns.row[places[order][:_LOOKED_AT]]]
    statement = listed_columns().where(answer_facts.c.row.in_(rows))
    with cut.engine.connect() as connection:
        found = {one.answer_row: one for one in listed(connection, statement, cut.selection.audience)}
    readable = [found[row] for row in rows if row in found and found[row].question is not None]
    return readable[:limit]
