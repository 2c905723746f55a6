"""What people said of answers, and the figures that rest on it."""

from collections import Counter
from collections.abc import Collection
from datetime import datetime

from sqlalchemy import ColumnElement, Engine, func, select

from evals.review.disputes import Revisions
from evals.review.item import ItemState
from evals.review.review import Review, read_reviews
from evals.review.rubric_store import Rubrics
from evals.review.scores import HumanScore, human_scores, overall
from evals.review.tables import items, reviews
from ingest.index.errors import NotFound

_BATCH = 500


class Reviews:
    """Reads reviews and adjudications. Those that are open again count nowhere."""

    def __init__(self, engine: Engine, rubrics: Rubrics) -> None:
        self._engine = engine
        self.rubrics = rubrics

    def of_item(self, item_id: int) -> list[Review]:
        """Everything said of one item, oldest first."""
        return self._read(reviews.c.item_id == item_id)

    def mine(self, item_id: int, person_id: str) -> Review | None:
        """What this person said of an item as a reviewer, where they said something."""
        mine = (reviews.c.reviewer_id == person_id, reviews.c.is_adjudication.is_(False))
        return next(iter(self._read(reviews.c.item_id == item_id, *mine)), None)

    def by(self, item_id: int, person_id: str, *, is_adjudication: bool = False) -> Review:
        """What this person said of an item. Raises NotFound."""
        for review in self.of_item(item_id):
            if review.reviewer_id == person_id and review.is_adjudication is is_adjudication:
                return review
        raise NotFound("there is no such review")

    def last_of(self, person_id: str) -> Review | None:
        """This person's last review."""
        mine = (reviews.c.reviewer_id == person_id, reviews.c.is_adjudication.is_(False))
        latest = select(func.max(reviews.c.made_at)).where(*mine).scalar_subquery()
        found = self._read(*mine, reviews.c.made_at == latest)
        return found[-1] if found else None

    def since(self, moment: datetime) -> list[Review]:
        """Reviews and adjudications made since then, oldest first."""
        return self._read(reviews.c.made_at >= moment, reviews.c.is_open.is_(False))

    def page(self, after: int, since: datetime | None, person_id: str, limit: int) -> list[Review]:
        """Reviews in the order of their ids beginning after one, as this person may know them: blind until settled."""
        settled = select(items.c.id).where(items.c.state == ItemState.SETTLED)
        known = reviews.c.item_id.in_(settled) | (reviews.c.reviewer_id == person_id)
        conditions = [reviews.c.id > after, reviews.c.is_open.is_(False), known]
        if since is not None:
            conditions.append(reviews.c.made_at >= since)
        with self._engine.connect() as connection:
            ids = select(reviews.c.id).where(*conditions).order_by(reviews.c.id).limit(limit)
            chosen = list(connection.execute(ids).scalars())
        return sorted(self._read(reviews.c.id.in_(chosen)), key=lambda review: review.id)

    def count_done_since(self, moment: datetime, person_id: str | None = None) -> int:
        """How many reviews were submitted since then; of one person where named. Adjudications are not among them."""
        is_done = [reviews.c.made_at >= moment, reviews.c.is_adjudication.is_(False), reviews.c.is_open.is_(False)]
        if person_id is not None:
            is_done.append(reviews.c.reviewer_id == person_id)
        with self._engine.connect() as connection:
            return connection.execute(select(func.count()).select_from(reviews).where(*is_done)).scalar_one()

    def human_scores(self) -> list[HumanScore]:
        """Every score given, the latest of each reviewer; those of adjudications are marked."""
        return human_scores(self._read(), self.revisions())

    def overall(self, answer_id: str) -> float | None:
        """How good people find an answer, in [0, 1]: the weighted mean over criteria and reviewers.

        What a lead decided replaces what the reviewers said. `None` where nobody has reviewed it.
        """
        return self.overalls([answer_id]).get(answer_id)

    def overalls(self, answer_ids: Collection[str] | None = None) -> dict[str, float]:
        """The same for many answers, or for every reviewed one; those without a figure are left out."""
        revisions = self.revisions()
        of_answer: dict[str, list[Review]] = {}
        for review in self._read() if answer_ids is None else self._of_answers(sorted(answer_ids)):
            of_answer.setdefault(review.answer_id, []).append(review)
        figures = {answer_id: overall(said, revisions) for answer_id, said in of_answer.items()}
        return {answer_id: figure for answer_id, figure in figures.items() if figure is not None}

    def counts(self, answer_ids: Collection[str]) -> dict[str, int]:
        """How many reviewers each of these figures rests on; unreviewed answers are left out."""
        return dict(Counter(review.answer_id for review in self._of_answers(sorted(answer_ids)) if review.counts))

    def revisions(self) -> Revisions:
        """The rubric at each revision."""
        return {rubric.revision: rubric for rubric in self.rubrics.all()}

    def _of_answers(self, answer_ids: list[str]) -> list[Review]:
        found = []
        for start in range(0, len(answer_ids), _BATCH):
            found += self._read(reviews.c.answer_id.in_(answer_ids[start : start + _BATCH]))
        return found

    def _read(self, *conditions: ColumnElement[bool]) -> list[Review]:
        with self._engine.connect() as connection:
            return read_reviews(connection, *conditions)
