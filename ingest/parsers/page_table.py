"""The shape of a table on a web page: its rows, its spans, whether it lists anything at all."""

from typing import Any

_SPAN_KEPT = 1_000


def is_layout(table: Any, rows: list[Any]) -> bool:
    """A table that arranges the page rather than lists anything."""
    if len(rows) < 2 or max(len(row) for row in rows) < 2 or table.get("role") == "presentation":
        return True
    return any(next(table.iterdescendants(tag), None) is not None for tag in ("table", "h1", "h2", "h3", "pre"))


def rows_of(table: Any) -> list[Any]:
    return [row for row in table.iterdescendants("tr") if next(row.iterancestors("table"), None) is table]


def has_header(rows: list[Any]) -> bool | None:
    first = list(rows[0].iterchildren("td", "th"))
    if rows[0].getparent().tag == "thead" or (first and all(cell.tag == "th" for cell in first)):
        return True
    return None


def span(cell: Any, name: str) -> int:
    value = (cell.get(name) or "1").strip()
    return max(1, min(int(value), _SPAN_KEPT)) if value.isascii() and value.isdigit() and len(value) < 9 else 1
