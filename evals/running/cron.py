"""The times that a cron expression names."""

import re
from datetime import datetime
from zoneinfo import ZoneInfo

from ingest.index.errors import InvalidRequest

_FIELDS = 5
_NUMBERED_DAY = re.compile(r"(?<![#/\w])\d")
_HINT = "write minute, hour, day, month and weekday, such as '30 5 * * mon-fri' for half past five on working days"


def next_time(cron: str, after: datetime, timezone: str) -> datetime:
    """The first time after `after`, in UTC. Raises InvalidRequest for what is no expression, or names no time."""
    # Loaded only where a schedule is made or due: most starts of the server need none.
    from apscheduler.triggers.cron import CronTrigger  # type: ignore[import-untyped]

    zone = ZoneInfo(timezone)
    fields = cron.split()
    if len(fields) != _FIELDS:
        raise InvalidRequest(f"'{cron}' is no time; {_HINT}")
    if _NUMBERED_DAY.search(fields[-1]):
        # Cron begins the week with Sunday, APScheduler with Monday: a number would be a day off for somebody.
        raise InvalidRequest(f"'{cron}' names weekdays by number; write them as mon, tue, wed, thu, fri, sat, sun")
    try:
        trigger = CronTrigger.from_crontab(cron, zone)
        found: datetime | None = trigger.get_next_fire_time(after, after)
    except (ValueError, TypeError) as error:
        raise InvalidRequest(f"'{cron}' is no time ({error}); {_HINT}") from error
    if found is None:
        raise InvalidRequest(f"'{cron}' names a day that never comes; {_HINT}")
    return found.astimezone(after.tzinfo)
