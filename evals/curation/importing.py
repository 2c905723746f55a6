"""Says what an import would change in a golden set, then makes all of it or nothing."""

import hashlib
from collections import Counter
from dataclasses import dataclass
from pathlib import Path

from evals.curation.golden_set_store import GoldenSetStore
from evals.curation.kept_example import Change, ExampleState, KeptExample, Origin
from evals.curation.layout import Column, Reading
from evals.curation.personal_data import personal_data_in
from evals.curation.placing import Placer
from evals.curation.validation import ExampleStanding, Validator
from evals.errors import GoldenSetError
from evals.golden_line import ExampleLine
from server.errors import Conflict


@dataclass(frozen=True, slots=True)
class Incoming:
    """One example that would be written, over an earlier revision where there is one."""

    line: ExampleLine
    standing: ExampleStanding
    earlier: KeptExample | None = None
    personal_data: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class ImportPlan:
    """What an import would do. With problems it does nothing."""

    set_id: str
    layout: str
    incoming: tuple[Incoming, ...]
    same: int
    problems: tuple[str, ...]
    remarks: tuple[str, ...]
    columns: tuple[Column, ...]

    @property
    def new(self) -> tuple[Incoming, ...]:
        """Examples that are not there yet."""
        return tuple(one for one in self.incoming if one.earlier is None)

    @property
    def changed(self) -> tuple[Incoming, ...]:
        """Examples that are there and would get a next revision."""
        return tuple(one for one in self.incoming if one.earlier is not None)

    @property
    def broken(self) -> tuple[Incoming, ...]:
        """Those of both whose evidence does not stand in the documents as they are indexed now."""
        return tuple(one for one in self.incoming if one.standing.is_bad)

    @property
    def doubtful(self) -> tuple[Incoming, ...]:
        """Those of both that seem to name somebody."""
        return tuple(one for one in self.incoming if one.personal_data)

    @property
    def is_possible(self) -> bool:
        """Whether there is something to write and nothing in its way."""
        return bool(self.incoming) and not self.problems

    @property
    def fingerprint(self) -> str:
        """Tells whether what is confirmed is what was looked at."""
        said = (f"{one.line.written()}\0{one.earlier.revision if one.earlier else 0}" for one in self.incoming)
        return hashlib.sha256("\n".join((self.set_id, *said)).encode()).hexdigest()[:32]


class Importer:
    """Imports into golden sets that are there."""

    def __init__(self, golden_sets: GoldenSetStore, placer: Placer, validator: Validator) -> None:
        self._golden_sets = golden_sets
        self._placer = placer
        self._validator = validator

    def plan(self, set_id: str, reading: Reading, from_folder: Path | None = None) -> ImportPlan:
        """What would come of it; document paths are relative to `from_folder`, else to the golden set's own.

        Raises NotFound where there is no such golden set.
        """
        folder = self._golden_sets.folder(set_id)
        kept = {one.id: one for one in self._golden_sets.examples(set_id)}
        return self.plan_into(set_id, folder, kept, reading, from_folder)

    def plan_into(
        self,
        set_id: str,
        folder: Path,
        kept: dict[str, KeptExample],
        reading: Reading,
        from_folder: Path | None = None,
    ) -> ImportPlan:
        """The same for a golden set that need not be there yet."""
        placed = [self._placer.place(brought, from_folder or folder, folder) for brought in reading.examples]
        lines = [one.line for one in placed if not _is_same(one.line, kept)]
        incoming = [
            Incoming(line, standing, kept.get(line.id), tuple(personal_data_in(line)))
            for line, standing in zip(lines, self._validator.standings(lines, folder), strict=True)
        ]
        return ImportPlan(
            set_id=set_id,
            layout=reading.layout,
            incoming=tuple(incoming),
            same=len(placed) - len(incoming),
            problems=reading.problems,
            remarks=(*reading.remarks, *_unplaced(Counter(one.unplaced for one in placed))),
            columns=reading.columns,
        )

    def carry_out(self, plan: ImportPlan, person_id: str | None, name: str, fingerprint: str | None = None) -> None:
        """Write it all or nothing.

        Raises GoldenSetError for a plan with problems, Conflict where the golden set was changed since it was made.
        """
        if plan.problems:
            raise GoldenSetError(plan.problems[0])
        if fingerprint is not None and fingerprint != plan.fingerprint:
            raise Conflict("the golden set was changed since this preview; look at it again, then confirm")
        changes = (
            Change(
                line=one.line,
                state=ExampleState.ACCEPTED,
                origin=Origin.IMPORTED,
                revision=one.earlier.revision if one.earlier else 0,
                origin_id=None,
                person_id=person_id,
                why=f"Imported from {name}",
            )
            for one in plan.incoming
        )
        self._golden_sets.apply(plan.set_id, changes)


def _is_same(line: ExampleLine, kept: dict[str, KeptExample]) -> bool:
    return line.id in kept and kept[line.id].line.written() == line.written()


def _unplaced(counts: Counter[int]) -> tuple[str, ...]:
    missing = sum(number * times for number, times in counts.items())
    return (f"{missing} passages stand in no document that is indexed; they are left out.",) if missing else ()
