"""How much of the language model each person may use in a day."""

from sqlalchemy import Engine, delete, insert, select, update
from sqlalchemy.exc import IntegrityError

from server.clock import Clock, utc_now
from server.language_model.tables import language_model_use as use

_SECONDS_A_DAY = 86_400
_DAYS_KEPT = 90


class Allowance:
    """Tokens, set aside before a call and settled after it: many calls at once overdraw it by nothing."""

    def __init__(self, engine: Engine, tokens_per_day: int, clock: Clock = utc_now) -> None:
        self._engine = engine
        self._most = tokens_per_day
        self._clock = clock

    def used(self, person_id: str) -> int:
        """Tokens used or set aside today."""
        mine = (use.c.person_id == person_id) & (use.c.day == self._today())
        with self._engine.connect() as connection:
            return connection.execute(select(use.c.tokens).where(mine)).scalar_one_or_none() or 0

    def set_aside(self, person_id: str, tokens: int) -> bool:
        """Whether that much is left; then it counts as used until it is settled."""
        if tokens > self._most:
            return False
        self._begin_day(person_id)
        mine = (use.c.person_id == person_id) & (use.c.day == self._today())
        enough = use.c.tokens <= self._most - tokens
        with self._engine.begin() as connection:
            statement = update(use).where(mine & enough).values(tokens=use.c.tokens + tokens)
            return connection.execute(statement).rowcount == 1

    def settle(self, person_id: str, set_aside: int, used: int) -> None:
        """Count what was used in place of what was set aside."""
        mine = (use.c.person_id == person_id) & (use.c.day == self._today())
        with self._engine.begin() as connection:
            connection.execute(update(use).where(mine).values(tokens=use.c.tokens + used - set_aside))

    def _begin_day(self, person_id: str) -> None:
        today = self._today()
        mine = (use.c.person_id == person_id) & (use.c.day == today)
        with self._engine.begin() as connection:
            if connection.execute(select(use.c.day).where(mine)).one_or_none() is not None:
                return
            connection.execute(delete(use).where(use.c.day < today - _DAYS_KEPT))
        try:
            with self._engine.begin() as connection:
                connection.execute(insert(use).values(person_id=person_id, day=today, tokens=0))
        except IntegrityError:
            return  # another of their questions began the day

    def _today(self) -> int:
        return int(self._clock().timestamp()) // _SECONDS_A_DAY
