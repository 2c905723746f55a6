"""When each version of a document holds."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from itertools import pairwise

BEGINNING = datetime(1, 1, 1, tzinfo=UTC)
END = datetime(9999, 12, 31, tzinfo=UTC)


@dataclass(frozen=True, slots=True)
class Interval:
    """When one version of a document holds. `ends_by` is its own stated end; `None` is unbounded."""

    version_id: str
    path: str
    published_at: datetime
    starts_at: datetime | None
    ends_by: datetime | None
    is_main: bool = True
    """Whether it comes from the file at the document's own path, not from one that names it in `version_of`."""

    def has_ended(self, now: datetime) -> bool:
        """Whether it holds neither now nor later."""
        return self.ends_by is not None and self.ends_by <= max(now, _begin(self))


def resolve_intervals(intervals: Sequence[Interval]) -> list[Interval]:
    """Cut the intervals of one document so that no moment has two of them: a later start ends the earlier one.

    What a file says last goes before what it said earlier of the same time. Of two files with the same start the
    document's own wins, then the later published. Whoever loses keeps an empty interval.
    """
    taken_back = {interval for interval in intervals if any(_takes_back(other, interval) for other in intervals)}
    standing = [_with_start(interval, intervals) for interval in intervals if interval not in taken_back]
    standing.sort(key=lambda one: (_begin(one), one.is_main, one.published_at, one.version_id))
    resolved = [replace(interval, ends_by=_begin(interval)) for interval in intervals if interval in taken_back]
    for interval, successor in pairwise(standing):
        resolved.append(replace(interval, ends_by=min(interval.ends_by or END, _begin(successor))))
    return resolved + standing[-1:]


def _begin(interval: Interval) -> datetime:
    return interval.starts_at or BEGINNING


def _takes_back(newer: Interval, older: Interval) -> bool:
    """Whether one file said the newer after the older, about a time that includes all of the older's."""
    is_same_file = newer.path == older.path
    return is_same_file and newer.published_at > older.published_at and _begin(newer) <= _begin(older)


def _with_start(interval: Interval, intervals: Sequence[Interval]) -> Interval:
    """A version that states no start begins where another file's version had ended when it was published."""
    if interval.starts_at is not None:
        return interval
    others = [other.ends_by for other in intervals if other.path != interval.path]
    return replace(
        interval, starts_at=max((end for end in others if end and end <= interval.published_at), default=None)
    )
