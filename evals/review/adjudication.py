"""Where reviewers disagree, a lead decides."""

from dataclasses import replace

from sqlalchemy import Engine, update

from evals.review.disputes import disputed_criteria
from evals.review.item import ItemState
from evals.review.keeping import Saying, keep_review, settle
from evals.review.review import Review, Verdict
from evals.review.reviews import Reviews
from evals.review.rubric import Rubric, check_scores
from evals.review.tables import items
from server.clock import Clock
from server.errors import Conflict


class Adjudication:
    """What a lead decides counts instead of what the reviewers said."""

    def __init__(self, engine: Engine, clock: Clock, kept: Reviews) -> None:
        self._engine = engine
        self._clock = clock
        self._reviews = kept

    def question(self, item_id: int) -> Rubric:
        """The criteria to decide, as the newest of the reviews asked them. Raises Conflict where there are none."""
        of_item, revisions = self._reviews.of_item(item_id), self._reviews.revisions()
        disputed = disputed_criteria(of_item, revisions)
        if not disputed or any(review.is_adjudication for review in of_item):
            raise Conflict("nothing is disputed here, or somebody decided it meanwhile")
        asked = sorted({review.verdict.rubric_revision for review in of_item}, reverse=True)
        newest = max(
            (revisions[revision] for revision in asked),
            key=lambda rubric: sum(each.id in disputed for each in rubric.criteria),
        )
        return replace(newest, criteria=tuple(each for each in newest.criteria if each.id in disputed))

    def decide(self, item_id: int, lead_id: str, verdict: Verdict) -> Review:
        """Settle an item. The other criteria keep what the reviewers said.

        Raises InvalidRequest where a disputed criterion is not decided, Conflict where nothing is to be decided.
        """
        check_scores(self.question(item_id), verdict.scores)
        is_disputed = (items.c.id == item_id, items.c.state == ItemState.DISPUTED)
        revisions, now = self._reviews.revisions(), self._clock()
        with self._engine.begin() as connection:
            # Whoever changes the row first decides; the state itself is written below.
            claimed = connection.execute(update(items).where(*is_disputed).values(state=ItemState.SETTLED))
            if not claimed.rowcount:
                raise Conflict("somebody decided this meanwhile")
            keep_review(connection, Saying(item_id, lead_id, verdict, now, is_adjudication=True))
            settle(connection, item_id, revisions, now)
        return self._reviews.by(item_id, lead_id, is_adjudication=True)
