"""How texts stand in the cells of a table that a spreadsheet opens, and how they are read back."""

import re

_STARTS_A_FORMULA = re.compile(r"'*[=+\-@\t\r]")


def safe_cell(text: str) -> str:
    """The text as a spreadsheet shows it and never computes it: an apostrophe goes before what begins a formula."""
    return f"'{text}" if _STARTS_A_FORMULA.match(text) else text


def plain_cell(cell: str) -> str:
    """The inverse of `safe_cell`."""
    return cell[1:] if cell.startswith("'") and _STARTS_A_FORMULA.match(cell) else cell
