from ingest.parsers.table import Table


def test_each_row_names_its_columns_so_that_it_can_be_quoted_alone() -> None:
    rows = list(Table((("Region", "Window"), ("EU", "30 days"))).quotable_rows())
    assert [row.text for row in rows] == ["Region; Window", "Region: EU; Window: 30 days"]
    assert [row.is_header for row in rows] == [True, False]
    assert rows[1].cells == ("EU", "30 days")


def test_rows_of_names_and_values_have_no_header() -> None:
    table = Table((("Price:", "£9"), ("Weight:", "2 kg")))
    assert [row.text for row in table.quotable_rows()] == ["Price:; £9", "Weight:; 2 kg"]


def test_a_first_row_of_numbers_is_no_header() -> None:
    assert not any(row.is_header for row in Table((("1", "2"), ("3", "4"))).quotable_rows())


def test_a_column_without_a_name_shows_the_cell_alone() -> None:
    table = Table((("", "Plus", "Complete"), ("Visit", "no", "yes")))
    assert [row.text for row in table.quotable_rows()][1] == "Visit; Plus: no; Complete: yes"
