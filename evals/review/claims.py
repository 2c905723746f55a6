"""Who has which item open, and who passed which over."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime, timedelta

from sqlalchemy import Engine, delete, insert, select, update

from evals.review.tables import claims
from server.clock import Clock


@dataclass(frozen=True, slots=True)
class Claim:
    """That a person opened an item, and whether they passed it over."""

    item_id: int
    person_id: str
    opened_at: datetime
    skipped_at: datetime | None


class Claims:
    """Keeps an item that somebody has open for them, for `span` from when they opened it."""

    def __init__(self, engine: Engine, clock: Clock, span: timedelta) -> None:
        self._engine = engine
        self._clock = clock
        self._span = span

    def open(self, item_id: int, person_id: str) -> Claim:
        """Keep the item for this person; a claim that still holds begins no new time."""
        known = self.of(item_id, person_id)
        if known is not None and self.holds(known):
            return known
        new = Claim(item_id, person_id, self._clock(), None)
        self._keep(new)
        return new

    def skip(self, item_id: int, person_id: str) -> None:
        """Leave the item to others."""
        self._keep(Claim(item_id, person_id, self._clock(), self._clock()))

    def offer_again(self, person_id: str) -> None:
        """Forget what this person passed over."""
        mine = (claims.c.person_id == person_id, claims.c.skipped_at.is_not(None))
        with self._engine.begin() as connection:
            connection.execute(delete(claims).where(*mine))

    def of(self, item_id: int, person_id: str) -> Claim | None:
        """What is kept for this person of this item."""
        mine = (claims.c.item_id == item_id, claims.c.person_id == person_id)
        with self._engine.connect() as connection:
            row = connection.execute(select(claims).where(*mine)).one_or_none()
        return None if row is None else Claim(**row._mapping)

    def all(self) -> list[Claim]:
        """Everything that is kept."""
        with self._engine.connect() as connection:
            return [Claim(**row._mapping) for row in connection.execute(select(claims))]

    def holds(self, claim: Claim) -> bool:
        """Whether the item is still kept for that person."""
        return claim.skipped_at is None and claim.opened_at > self._clock() - self._span

    def _keep(self, claim: Claim) -> None:
        mine = (claims.c.item_id == claim.item_id, claims.c.person_id == claim.person_id)
        values = {"opened_at": claim.opened_at, "skipped_at": claim.skipped_at}
        with self._engine.begin() as connection:
            if not connection.execute(update(claims).where(*mine).values(values)).rowcount:
                connection.execute(insert(claims).values(item_id=claim.item_id, person_id=claim.person_id, **values))


def people_by_item(found: Iterable[Claim]) -> dict[int, frozenset[str]]:
    """The people of these claims under the item each is on."""
    people: dict[int, frozenset[str]] = {}
    for claim in found:
        people[claim.item_id] = people.get(claim.item_id, frozenset()) | {claim.person_id}
    return people
