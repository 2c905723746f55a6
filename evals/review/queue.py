"""What waits for review, and for whom."""

from collections.abc import Collection
from dataclasses import dataclass

from sqlalchemy import Connection, Engine, delete, func, insert, select
from sqlalchemy.exc import IntegrityError

from evals.review.choosing import Choice, Reason, chance
from evals.review.claims import Claims, people_by_item
from evals.review.item import Item, ItemState, RunAnswer, item_in
from evals.review.tables import claims, items, reviews
from ingest.index.errors import NotFound
from server.clock import Clock
from server.errors import Conflict
from server.history.encoding import encode_answer


@dataclass(frozen=True, slots=True)
class Place:
    """An item that waits, with who has reviewed it, who has it open now, and who passed it over."""

    item: Item
    reviewed_by: frozenset[str]
    open_by: frozenset[str]
    skipped_by: frozenset[str]

    def is_for(self, person_id: str) -> bool:
        """Whether this person may still be wanted for it: two people at once never take the last place."""
        others = (self.reviewed_by | self.open_by) - {person_id}
        is_done = person_id in self.reviewed_by | self.skipped_by
        return not is_done and len(others) < self.item.reviewers_wanted


class Queue:
    """Keeps the queue. Who may read an answer is decided where it is shown."""

    def __init__(self, engine: Engine, clock: Clock, claims_kept: Claims) -> None:
        self._engine = engine
        self._clock = clock
        self._claims = claims_kept

    def known(self) -> frozenset[str]:
        """The answers that are or were in the queue."""
        with self._engine.connect() as connection:
            return frozenset(connection.execute(select(items.c.answer_id)).scalars())

    def add(self, answer_ids: Collection[str], choice: Choice, person_id: str, double_share: float, seed: str) -> int:
        """Put answers of the history in; gives how many were not there yet. Some want two reviewers, by the seed."""
        with self._engine.begin() as connection:
            there = frozenset(connection.execute(select(items.c.answer_id)).scalars())
            new = [answer_id for answer_id in dict.fromkeys(answer_ids) if answer_id not in there]
            rows = [
                self._values(answer_id, choice.reason, person_id, 1 + (chance(f"two {seed}", answer_id) < double_share))
                | {"detail": choice.detail}
                for answer_id in new
            ]
            if rows:
                _insert(connection, rows)
        return len(new)

    def add_by_hand(self, answer_id: str, person_id: str, of_run: RunAnswer | None = None) -> Item:
        """Put one answer in; where it is or was there already, that item."""
        known = self.item_of(answer_id)
        if known is None:
            more = {} if of_run is None else _run_values(of_run)
            with self._engine.begin() as connection:
                _insert(connection, [self._values(answer_id, Reason.BY_HAND, person_id, 1) | more])
            return self.add_by_hand(answer_id, person_id)
        return known

    def item(self, item_id: int) -> Item:
        """One item. Raises NotFound."""
        with self._engine.connect() as connection:
            row = connection.execute(select(items).where(items.c.id == item_id)).one_or_none()
        if row is None:
            raise NotFound(f"nothing in the queue has the number {item_id}")
        return item_in(row)

    def item_of(self, answer_id: str) -> Item | None:
        """The item of an answer, where there is one."""
        with self._engine.connect() as connection:
            row = connection.execute(select(items).where(items.c.answer_id == answer_id)).one_or_none()
        return None if row is None else item_in(row)

    def settled(self, limit: int, offset: int = 0) -> list[Item]:
        """What is done, newest first."""
        statement = select(items).where(items.c.state == ItemState.SETTLED)
        order = (items.c.settled_at.desc(), items.c.id.desc())
        with self._engine.connect() as connection:
            found = connection.execute(statement.order_by(*order).limit(limit).offset(offset))
            return [item_in(row) for row in found]

    def disputed(self) -> list[Item]:
        """What waits for a lead, oldest first."""
        statement = select(items).where(items.c.state == ItemState.DISPUTED).order_by(items.c.id)
        with self._engine.connect() as connection:
            return [item_in(row) for row in connection.execute(statement)]

    def counts(self) -> dict[ItemState, int]:
        """How many items stand where."""
        statement = select(items.c.state, func.count()).group_by(items.c.state)
        with self._engine.connect() as connection:
            found = {ItemState(state): count for state, count in connection.execute(statement)}
        return {state: found.get(state, 0) for state in ItemState}

    def waiting(self) -> list[Place]:
        """Everything that waits, in the order in which it came."""
        is_waiting = items.c.state == ItemState.WAITING
        done = select(reviews.c.item_id, reviews.c.reviewer_id).where(reviews.c.is_open.is_(False))
        reviewed: dict[int, set[str]] = {}
        with self._engine.connect() as connection:
            found = [item_in(row) for row in connection.execute(select(items).where(is_waiting).order_by(items.c.id))]
            for row in connection.execute(done.join(items).where(is_waiting)):
                reviewed.setdefault(row.item_id, set()).add(row.reviewer_id)
        held = self._claims.all()
        open_by = people_by_item(claim for claim in held if self._claims.holds(claim))
        skipped_by = people_by_item(claim for claim in held if claim.skipped_at is not None)
        return [
            Place(
                item=item,
                reviewed_by=frozenset(reviewed.get(item.id, ())),
                open_by=open_by.get(item.id, frozenset()),
                skipped_by=skipped_by.get(item.id, frozenset()),
            )
            for item in found
        ]

    def withdraw(self, item_id: int) -> None:
        """Take an item out that nobody has reviewed. Raises NotFound, and Conflict where somebody has."""
        self.item(item_id)
        with self._engine.begin() as connection:
            if connection.execute(select(reviews.c.id).where(reviews.c.item_id == item_id)).first() is not None:
                raise Conflict("somebody has reviewed this answer already; it stays")
            connection.execute(delete(claims).where(claims.c.item_id == item_id))
            connection.execute(delete(items).where(items.c.id == item_id))

    def _values(self, answer_id: str, reason: Reason, person_id: str, reviewers_wanted: int) -> dict[str, object]:
        return {
            "answer_id": answer_id,
            "reason": reason,
            "detail": "",
            "reviewers_wanted": reviewers_wanted,
            "state": ItemState.WAITING,
            "added_by": person_id,
            "added_at": self._clock(),
        }


def _run_values(of_run: RunAnswer) -> dict[str, object]:
    return {
        "run": of_run.run,
        "body": encode_answer(of_run.answer),
        "ticket_tool": of_run.ticket_tool,
        "ticket_id": of_run.ticket_id,
    }


def _insert(connection: Connection, rows: list[dict[str, object]]) -> None:
    try:
        connection.execute(insert(items), rows)
    except IntegrityError as error:
        raise Conflict("somebody is putting the same answers in the queue; try again") from error
