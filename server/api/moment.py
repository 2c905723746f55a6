"""The moment a request asks about."""

from datetime import UTC, date, datetime, time
from typing import Annotated

from pydantic import BeforeValidator

_NOON = time(12, tzinfo=UTC)


def read_moment(value: object) -> object:
    """A plain date means noon UTC of that day, a time without a zone is UTC. Raises ValueError."""
    if value is None or not isinstance(value, str | datetime):
        return value
    try:
        if isinstance(value, str) and len(value) == len("2026-11-22"):
            return datetime.combine(date.fromisoformat(value), _NOON)
        moment = datetime.fromisoformat(value) if isinstance(value, str) else value
        return (moment if moment.tzinfo else moment.replace(tzinfo=UTC)).astimezone(UTC)
    except (ValueError, OverflowError) as error:
        raise ValueError("write a date such as 2026-11-22, or a time such as 2026-11-22T09:30:00Z") from error


MomentAsked = Annotated[datetime, BeforeValidator(read_moment)]
