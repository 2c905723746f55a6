"""Finds the cells of a table row in the line that says the row ("Region: EU; Window: 30 days")."""

from collections.abc import Sequence

from ingest.index.documents import Block
from ingest.index.sentences import Span


def locate_cells(text: str, row: Block, header: Sequence[str]) -> tuple[Span | None, ...]:
    """Where each cell of `row` stands in `text`; `None` for a cell that the line does not say."""
    spans: list[Span | None] = []
    position = row.start
    for column, cell in enumerate(row.cells):
        name = header[column].rstrip(":") if column < len(header) and not row.is_header else ""
        span = _locate(text, cell, f"{name}: {cell}" if name else cell, Span(position, row.end))
        if span is None and cell and column and cell == row.cells[column - 1]:
            span = spans[-1]
        elif span is not None:
            position = span.end
        spans.append(span)
    return tuple(spans)


def _locate(text: str, cell: str, phrase: str, within: Span) -> Span | None:
    if not cell:
        return None
    for words in (phrase, cell):
        start = text.find(words, within.start, within.end)
        if start >= 0:
            end = start + len(words)
            return Span(end - len(cell), end)
    return None
