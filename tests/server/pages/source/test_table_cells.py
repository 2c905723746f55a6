"""Finding cells in the line that says a row."""

from hypothesis import given
from hypothesis import strategies as st

from ingest.parsers.table import Table
from server.pages.source.table_cells import locate_cells
from tests.server.pages.source.papers import Written, version_of

CELLS = st.text(st.sampled_from("ab: ;7£"), max_size=6).map(str.strip)
ROWS = st.lists(st.tuples(CELLS, CELLS, CELLS), min_size=2, max_size=4)


@given(ROWS)
def test_a_located_cell_is_the_text_of_that_cell(rows: list[tuple[str, str, str]]) -> None:
    for row in Table(tuple(rows), True).quotable_rows():
        version = version_of([Written("before"), Written(row.text, cells=row.cells, is_header=row.is_header)])
        block = version.blocks[1]
        for cell, span in zip(row.cells, locate_cells(version.text, block, rows[0]), strict=True):
            assert span is None or version.text[span.start : span.end] == cell
            assert span is None or block.start <= span.start <= span.end <= block.end


def test_a_cell_that_repeats_a_column_name_is_found_after_it() -> None:
    version = version_of([Written("EU: EU; UK: yes", cells=("EU", "yes"))])
    first, second = locate_cells(version.text, version.blocks[0], ("EU", "UK"))
    assert first is not None
    assert second is not None
    assert (first.start, second.start) == (4, 12)


def test_a_cell_that_spans_columns_is_found_once_for_each() -> None:
    version = version_of([Written("not sold", cells=("not sold", "not sold", ""))])
    first, second, empty = locate_cells(version.text, version.blocks[0], ())
    assert first == second
    assert empty is None
