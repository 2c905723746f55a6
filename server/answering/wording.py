"""How a statement reads as a sentence of an answer."""

import re

from ingest.index.documents import BlockKind
from ingest.index.lexical import LexicalIndex
from server.answering.statements import Statement

_CELL = re.compile(r"^(?P<name>[^:;]{1,60}): (?P<value>.+)$", re.DOTALL)
_FEWEST_COLUMNS = 3


def as_sentence(statement: Statement, asked: frozenset[str], lexical: LexicalIndex) -> str:
    """The statement's own words; of a table row only the columns that the stems `asked` name, when they name some."""
    if statement.kind is not BlockKind.TABLE_ROW:
        return statement.text
    return _close(_narrowed(statement.text, asked, lexical))


def _narrowed(row: str, asked: frozenset[str], lexical: LexicalIndex) -> str:
    cells = [_CELL.match(cell) for cell in row.split("; ")]
    if len(cells) < _FEWEST_COLUMNS or not all(cells):
        return row
    subject, *others = [cell for cell in cells if cell is not None]
    named = [len(asked.intersection(lexical.stems(cell["name"]))) for cell in others]
    most = max(named)
    if not most:
        return row
    kept = [
        cell
        for cell, count in zip(others, named, strict=True)
        if count == most or asked.intersection(lexical.stems(cell["value"]))
    ]
    return f"{subject['value']} – " + "; ".join(cell.group() for cell in kept)


def _close(text: str) -> str:
    return text if text.endswith((".", "!", "?")) else f"{text}."
