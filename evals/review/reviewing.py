"""Submitting a review, and taking one's last one up again."""

from datetime import timedelta

from sqlalchemy import Engine, delete, update

from evals.review.claims import Claims
from evals.review.item import ItemState
from evals.review.keeping import Saying, keep_review, locked_item, settle
from evals.review.review import Review, Verdict
from evals.review.reviews import Reviews
from evals.review.rubric import check_scores
from evals.review.tables import claims, reviews
from server.clock import Clock
from server.errors import Conflict


class Reviewing:
    """What a reviewer does."""

    def __init__(
        self, engine: Engine, clock: Clock, kept: Reviews, claims_kept: Claims, undo_within: timedelta
    ) -> None:
        self._engine = engine
        self._clock = clock
        self._reviews = kept
        self._claims = claims_kept
        self._undo_within = undo_within

    def submit(self, item_id: int, person_id: str, verdict: Verdict) -> Review:
        """Keep a review. Its scores are checked against the revision of the rubric they were made by.

        Raises InvalidRequest for scores that are missing or not on their scale, Conflict where this person has reviewed
        the item already, or where nobody is wanted for it any more.
        """
        check_scores(self._reviews.rubrics.revision(verdict.rubric_revision), verdict.scores)
        earlier = self._reviews.mine(item_id, person_id)
        if earlier is not None and not earlier.is_open:
            raise Conflict("you have reviewed this answer; take your last review up again to change it")
        is_late = earlier is None and self._claims.of(item_id, person_id) is None
        revisions, now = self._reviews.revisions(), self._clock()
        with self._engine.begin() as connection:
            if is_late and locked_item(connection, item_id).state != ItemState.WAITING:
                raise Conflict("this answer has all the reviews it wants; go on with the next")
            keep_review(connection, Saying(item_id, person_id, verdict, now, earlier=earlier))
            connection.execute(delete(claims).where(claims.c.item_id == item_id, claims.c.person_id == person_id))
            settle(connection, item_id, revisions, now)
        return self._reviews.by(item_id, person_id)

    def reopenable(self, person_id: str) -> Review | None:
        """This person's last review while they may take it up again: not long after, and not once a lead decided."""
        last = self._reviews.last_of(person_id)
        if last is None or last.is_open or last.made_at < self._clock() - self._undo_within:
            return None
        is_decided = any(review.is_adjudication for review in self._reviews.of_item(last.item_id))
        return None if is_decided else last

    def reopen(self, person_id: str) -> Review:
        """Take one's last review up again; it does not count until it is submitted. Raises Conflict."""
        last = self.reopenable(person_id)
        if last is None:
            raise Conflict("there is no review of yours that can be taken up again")
        revisions, now = self._reviews.revisions(), self._clock()
        with self._engine.begin() as connection:
            connection.execute(update(reviews).where(reviews.c.id == last.id).values(is_open=True))
            settle(connection, last.item_id, revisions, now)
        return self._reviews.by(last.item_id, person_id)

    def became_example(self, review_id: int, golden_set: str) -> None:
        """Remember the golden set that took the corrected answer of a review."""
        with self._engine.begin() as connection:
            connection.execute(update(reviews).where(reviews.c.id == review_id).values(golden_set=golden_set))
