from hypothesis import given
from hypothesis import strategies as st

from ingest.parsers.grid import Cell, Grid


def test_merged_cells_stand_in_every_place_they_cover() -> None:
    grid = Grid()
    grid.add([Cell("EU", rows=2), Cell("Post"), Cell("30")])
    grid.add([Cell("Shop"), Cell("14")])
    grid.add([Cell("All", columns=2), Cell("7")])
    assert grid.rows() == (("EU", "Post", "30"), ("EU", "Shop", "14"), ("All", "All", "7"))


def test_empty_rows_and_columns_are_left_out() -> None:
    grid = Grid()
    grid.add([Cell("a"), Cell(""), Cell("b")])
    grid.add([Cell(""), Cell("")])
    assert grid.rows() == (("a", "b"),)


@given(
    st.lists(
        st.lists(st.builds(Cell, st.text(max_size=3), st.integers(-1, 10**6), st.integers(-1, 9)), max_size=6),
        max_size=6,
    )
)
def test_rows_are_of_one_width_and_bounded(rows: list[list[Cell]]) -> None:
    grid = Grid()
    for row in rows:
        grid.add(row)
    assert len({len(row) for row in grid.rows()}) <= 1
    assert all(len(row) <= 500 for row in grid.rows())
