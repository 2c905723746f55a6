"""One name for everything an index can show, so that two runs can be seen to have met the same."""

import hashlib
from datetime import datetime

from ingest.index.catalog import Catalog, VisibilityRow


def index_state(catalog: Catalog, now: datetime) -> str:
    """A hash of every version that can be found, for whom and when, and of which of them are in force now."""
    lines = sorted(_line(row, now) for row in catalog.visibility(after=0) if row.is_searchable)
    return hashlib.sha256("\n".join(lines).encode()).hexdigest()


def _line(row: VisibilityRow, now: datetime) -> str:
    has_begun = row.in_force_from is None or row.in_force_from <= now
    is_over = row.in_force_to is not None and row.in_force_to <= now
    tags = sorted((name, sorted(values)) for name, values in row.tags.items())
    what = (row.version_id, row.in_force_from, row.in_force_to, row.audience, row.kind.value, tags)
    return repr((*what, has_begun and not is_over))
