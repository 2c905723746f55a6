"""What happened while quality moved: documents published and withdrawn, settings and models changed between runs."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from itertools import groupby, pairwise

from sqlalchemy import BigInteger, ColumnElement, Engine, func, select, type_coerce

from evals.dashboards.deriving import day_of, moment_of
from evals.dashboards.period import Period
from evals.running.manifest import Manifest
from evals.running.run_card import RunCard
from ingest.index import tables
from ingest.index.documents import EVERYONE
from ingest.index.encoding import decode_description

_MICROSECONDS_A_DAY = 86_400_000_000
_NAMED = 3
_TITLES_READ = 400
_COMMIT_SHOWN = 10


class EventKind(StrEnum):
    """What happened."""

    PUBLISHED = "published"
    RETIRED = "retired"
    CHANGED = "changed"


@dataclass(frozen=True, slots=True)
class Event:
    """Something that happened on a day and may explain what came after."""

    day: int
    kind: EventKind
    says: str
    url: str | None = None

    @property
    def date(self) -> datetime:
        """When that day begins."""
        return moment_of(self.day)


def read_events(engine: Engine, runs: Iterable[RunCard], period: Period, audience: frozenset[str]) -> list[Event]:
    """The events of the period, oldest first. Titles that the reader may not see are counted but not named."""
    found = [*_catalog_events(engine, period, audience), *changes_between(runs)]
    inside = [event for event in found if period.first <= event.day <= period.last]
    return sorted(inside, key=lambda event: (event.day, event.kind, event.says))


def changes_between(runs: Iterable[RunCard]) -> Iterator[Event]:
    """What differs between each run and the one before it of the same subject: its settings, models and code."""
    ordered = sorted(runs, key=lambda run: (run.manifest.subject.name, run.manifest.started_at))
    for _, of_subject in groupby(ordered, key=lambda run: run.manifest.subject.name):
        for before, now in pairwise(of_subject):
            differences = list(_differences(before.manifest, now.manifest))
            if differences:
                day = day_of(now.manifest.started_at)
                yield Event(
                    day,
                    EventKind.CHANGED,
                    "Changed before a run: " + "; ".join(differences),
                    f"/evaluations/runs/{now.id}",
                )


def _differences(before: Manifest, now: Manifest) -> Iterator[str]:
    one, other = before.subject.settings, now.subject.settings
    for name in sorted({*one, *other}):
        if one.get(name) != other.get(name):
            yield f"{name} {one.get(name, 'not set')} → {other.get(name, 'not set')}"
    if before.commit != now.commit:
        yield f"code {_short(before.commit)} → {_short(now.commit)}"


def _short(commit: str | None) -> str:
    if commit is None:
        return "unknown"
    name, _, rest = commit.partition("+")
    return name[:_COMMIT_SHOWN] + (" with changes" if rest else "")


def _catalog_events(engine: Engine, period: Period, audience: frozenset[str]) -> Iterator[Event]:
    counts = _counts(engine, period)
    titles = _titles(engine, period, audience)
    for (day, what), count in counts.items():
        kind = EventKind(what)
        verb = "Published" if kind is EventKind.PUBLISHED else "Withdrawn"
        yield Event(day, kind, f"{verb}: {_named(titles.get((day, what), []), count)}", "/documents")


def _counts(engine: Engine, period: Period) -> Mapping[tuple[int, str], int]:
    changes = tables.changes.c
    day = _day()
    statement = (
        select(day, changes.what, func.count(changes.version_id.distinct()))
        .where(*_inside(period))
        .group_by(day, changes.what)
    )
    with engine.connect() as connection:
        return {(int(row[0]), row[1]): row[2] for row in connection.execute(statement)}


def _titles(engine: Engine, period: Period, audience: frozenset[str]) -> Mapping[tuple[int, str], list[str]]:
    """The latest titles that the reader may see."""
    changes, versions = tables.changes, tables.versions
    statement = (
        select(_day(), changes.c.what, versions.c.description)
        .join_from(changes, versions, versions.c.id == changes.c.version_id)
        .where(*_inside(period))
        .order_by(changes.c.sequence.desc())
        .limit(_TITLES_READ)
    )
    titles: dict[tuple[int, str], list[str]] = {}
    with engine.connect() as connection:
        for day, what, text in connection.execute(statement):
            description = decode_description(text)
            named = titles.setdefault((int(day), what), [])
            if description.audience & (audience | {EVERYONE}) and description.title not in named:
                named.append(description.title)
    return titles


def _named(titles: Sequence[str], count: int) -> str:
    shown = [f"“{title}”" for title in titles[:_NAMED]]
    rest = count - len(shown)
    if not shown:
        return f"{count} document" + ("s" if count != 1 else "")
    return ", ".join(shown) + (f" and {rest} more" if rest > 0 else "")


def _day() -> ColumnElement[int]:
    """Days since 1970: a moment is kept as microseconds."""
    return type_coerce(tables.changes.c.at, BigInteger) // _MICROSECONDS_A_DAY


def _inside(period: Period) -> Sequence[ColumnElement[bool]]:
    changes = tables.changes.c
    begins, ends = moment_of(period.first), moment_of(period.last + 1)
    return (changes.what.in_((EventKind.PUBLISHED, EventKind.RETIRED)), changes.at >= begins, changes.at < ends)
