"""Reviewing, assembled."""

from dataclasses import dataclass

from evals.review.adjudication import Adjudication
from evals.review.choosing import Chooser
from evals.review.claims import Claims
from evals.review.owner_notes import OwnerNotes
from evals.review.pairs import Pairs
from evals.review.queue import Queue
from evals.review.reviewing import Reviewing
from evals.review.reviews import Reviews
from evals.review.rubric_store import Rubrics
from evals.review.settings import ReviewSettings
from server.clock import Clock
from server.deskside import Deskside


@dataclass(frozen=True, slots=True)
class ReviewRoom:
    """What the pages of reviewing work with."""

    settings: ReviewSettings
    rubrics: Rubrics
    chooser: Chooser
    claims: Claims
    queue: Queue
    reviews: Reviews
    reviewing: Reviewing
    adjudication: Adjudication
    pairs: Pairs
    notes: OwnerNotes


def open_review_room(deskside: Deskside, clock: Clock, settings: ReviewSettings) -> ReviewRoom:
    """Put the parts together; the tables are there."""
    engine = deskside.index.catalog.engine
    rubrics = Rubrics(engine, clock)
    claims = Claims(engine, clock, settings.claim)
    reviews = Reviews(engine, rubrics)
    return ReviewRoom(
        settings=settings,
        rubrics=rubrics,
        chooser=Chooser(deskside, clock),
        claims=claims,
        queue=Queue(engine, clock, claims),
        reviews=reviews,
        reviewing=Reviewing(engine, clock, reviews, claims, settings.undo),
        adjudication=Adjudication(engine, clock, reviews),
        pairs=Pairs(engine, clock),
        notes=OwnerNotes(engine, clock),
    )
