"""Keeps golden sets in the database: every edit of an example is a revision, and nobody overwrites anybody."""

import re
from collections.abc import Collection, Iterable, Sequence
from functools import lru_cache
from pathlib import Path

from sqlalchemy import Engine, Row, Select, insert, select, update
from sqlalchemy.exc import IntegrityError

from evals.curation.changing import write_changes
from evals.curation.holdings import Holdings, holdings_of
from evals.curation.kept_example import Change, ExampleState, GoldenSetCard, KeptExample, Origin, Revision
from evals.curation.personal_data import personal_data_in
from evals.curation.rows import kept_in, revision_in
from evals.curation.tables import golden_examples, golden_revisions, golden_sets
from evals.curation.validation import ValidationMoment, Validator
from evals.example import Example
from evals.golden_line import ExampleLine, line_of
from evals.golden_set import GoldenSet, golden_set_of
from ingest.index.errors import InvalidRequest, NotFound
from server.clock import Clock, utc_now
from server.errors import Conflict

RESERVED = frozenset({"import", "uploads", "new"})
"""What stands in the addresses of the pages where an id could."""
_CARDS = 256
_FROM_PEOPLE = frozenset({Origin.QUESTION, Origin.CORRECTION})


class GoldenSetStore:
    """Golden sets and their examples. Who may see which is decided where they are asked for."""

    def __init__(self, engine: Engine, validator: Validator, clock: Clock = utc_now) -> None:
        self._engine = engine
        self._validator = validator
        self._clock = clock
        self._broken = lru_cache(maxsize=_CARDS)(self._count_broken)

    def all(self, is_retired: bool = False) -> list[GoldenSetCard]:
        """The golden sets in use, or those that were retired, by title."""
        chosen = select(golden_sets).where(golden_sets.c.is_retired.is_(is_retired)).order_by(golden_sets.c.title)
        with self._engine.connect() as connection:
            rows = connection.execute(chosen).all()
        return [self._card(row) for row in rows]

    def card(self, set_id: str) -> GoldenSetCard:
        """One golden set, in use or retired. Raises NotFound."""
        with self._engine.connect() as connection:
            row = connection.execute(select(golden_sets).where(golden_sets.c.id == set_id)).one_or_none()
        if row is None:
            raise NotFound(f"there is no golden set {set_id}")
        return self._card(row)

    def load(self, set_id: str) -> GoldenSet:
        """What a run asks: the accepted examples, in the order they came. Raises NotFound."""
        folder = self.folder(set_id)
        lines = lines_in(self.examples(set_id, (ExampleState.ACCEPTED,)))
        return golden_set_of(folder / f"{set_id}.jsonl", lines)

    def folder(self, set_id: str) -> Path:
        """What the paths of its documents are relative to. Raises NotFound."""
        with self._engine.connect() as connection:
            found = connection.execute(select(golden_sets.c.folder).where(golden_sets.c.id == set_id))
            folder = found.scalar_one_or_none()
        if folder is None:
            raise NotFound(f"there is no golden set {set_id}")
        return Path(folder)

    def create(
        self, title: str, folder: Path | str, person_id: str | None = None, set_id: str | None = None
    ) -> GoldenSetCard:
        """Begin an empty golden set. Raises InvalidRequest for a title without letters, Conflict for a taken id."""
        title = " ".join(title.split())
        chosen = set_id or slug(title)
        if not chosen or chosen in RESERVED or slug(chosen) != chosen:
            raise InvalidRequest(
                "give the golden set a title with letters or digits in it, such as 'Returns in the UK'"
            )
        values = {
            "id": chosen,
            "title": title[:200],
            "folder": str(folder),
            "owner_id": person_id,
            "is_retired": False,
            "created_at": self._clock(),
        }
        try:
            with self._engine.begin() as connection:
                connection.execute(insert(golden_sets).values(values))
        except IntegrityError as error:
            raise Conflict(f"there is a golden set {chosen} already; choose another title") from error
        return self.card(chosen)

    def retire_set(self, set_id: str, is_retired: bool = True) -> None:
        """Take a golden set out of use with all its examples, or bring it back. Raises NotFound."""
        self.folder(set_id)
        with self._engine.begin() as connection:
            connection.execute(update(golden_sets).where(golden_sets.c.id == set_id).values(is_retired=is_retired))

    def examples(self, set_id: str, states: Collection[ExampleState] = tuple(ExampleState)) -> list[KeptExample]:
        """The examples in these states, in the order they came. Raises NotFound."""
        self.folder(set_id)
        table = golden_examples.c
        statement = (
            select(golden_examples)
            .where(table.set_id == set_id, table.state.in_(list(states)))
            .order_by(table.place, table.id)
        )
        return self._read(statement)

    def example(self, set_id: str, example_id: str) -> KeptExample:
        """One example. Raises NotFound."""
        table = golden_examples.c
        found = self._read(select(golden_examples).where(table.set_id == set_id, table.id == example_id))
        if not found:
            raise NotFound(f"the golden set {set_id} has no example {example_id}")
        return found[0]

    def revisions(self, set_id: str, example_id: str) -> list[Revision]:
        """Every state the example was in, the latest first."""
        table = golden_revisions.c
        statement = (
            select(golden_revisions)
            .where(table.set_id == set_id, table.example_id == example_id)
            .order_by(table.number.desc())
        )
        with self._engine.connect() as connection:
            return [revision_in(row) for row in connection.execute(statement)]

    def add(
        self,
        set_id: str,
        example: ExampleLine | Example,
        origin: Origin | str = Origin.WRITTEN,
        origin_id: str | None = None,
        person_id: str | None = None,
        is_candidate: bool = False,
        why: str = "",
        priority: int = 0,
    ) -> KeptExample:
        """Keep a new example, or the next revision of the one that came from the same exemplar, question or correction.

        What people asked or corrected stays a candidate while it seems to name somebody: a golden set is copied and
        sent around. Raises NotFound where there is no such golden set, Conflict where the id is another example's.
        """
        line = example if isinstance(example, ExampleLine) else line_of(example, self.folder(set_id))
        origin = Origin(origin)
        is_doubtful = origin in _FROM_PEOPLE and bool(personal_data_in(line))
        change = Change(
            line=line,
            state=ExampleState.CANDIDATE if is_candidate or is_doubtful else ExampleState.ACCEPTED,
            origin=origin,
            origin_id=origin_id,
            person_id=person_id,
            why=why,
            priority=priority,
        )
        earlier = self._from(set_id, origin, origin_id) if origin_id else None
        if earlier is not None:
            line = line.model_copy(update={"id": earlier.id})
            change = Change(line, change.state, origin, earlier.revision, origin_id, person_id, why, priority)
        self.apply(set_id, [change])
        return self.example(set_id, line.id)

    def apply(self, set_id: str, changes: Iterable[Change]) -> None:
        """Make all these changes or none.

        Raises NotFound where there is no such golden set, Conflict where an id is taken or an example was changed
        meanwhile.
        """
        self.folder(set_id)
        with self._engine.begin() as connection:
            write_changes(connection, set_id, changes, self._clock())

    def _from(self, set_id: str, origin: Origin, origin_id: str) -> KeptExample | None:
        table = golden_examples.c
        same = (table.set_id == set_id, table.origin == origin, table.origin_id == origin_id)
        return next(iter(self._read(select(golden_examples).where(*same).order_by(table.place).limit(1))), None)

    def _read(self, statement: Select[tuple[object, ...]]) -> list[KeptExample]:
        with self._engine.connect() as connection:
            return [kept_in(row) for row in connection.execute(statement)]

    def _card(self, row: Row[tuple[object, ...]]) -> GoldenSetCard:
        holdings = holdings_of(self._engine, row.id)
        return GoldenSetCard(
            id=row.id,
            title=row.title,
            folder=row.folder,
            owner=row.owner_id,
            is_retired=row.is_retired,
            created_at=row.created_at,
            examples=holdings.accepted,
            candidates=holdings.candidates,
            broken=self._broken(row.id, Path(row.folder), holdings, self._validator.moment()),
        )

    def _count_broken(self, set_id: str, folder: Path, holdings: Holdings, moment: ValidationMoment) -> int:
        """`holdings` and `moment` are there to count again after every change, and every minute."""
        return self._validator.count_broken(lines_in(self.examples(set_id, (ExampleState.ACCEPTED,))), folder)


def slug(title: str) -> str:
    """ "Returns in the UK" as "returns-in-the-uk", at most 64 letters long."""
    return re.sub(r"[^a-z0-9]+", "-", title.casefold()).strip("-")[:64].strip("-")


def lines_in(kept: Sequence[KeptExample]) -> list[ExampleLine]:
    """The lines of these examples."""
    return [one.line for one in kept]
