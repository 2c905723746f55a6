import pytest

from ingest.index.documents import BlockKind
from ingest.parsers.delimited import DelimitedParser
from tests.ingest.parsed import said


@pytest.mark.parametrize("delimiter", [",", ";", "\t", "|"])
def test_each_row_names_its_columns_and_keeps_its_cells(delimiter: str) -> None:
    lines = [["Code", "Meaning", "Days"], ["007", "late, again", "3"], ["008", "lost", "14"]]
    data = "\n".join(delimiter.join(f'"{cell}"' for cell in line) for line in lines).encode()
    document = DelimitedParser().parse(data, "a.csv", "text/csv")
    assert said(document) == [
        "Code; Meaning; Days",
        "Code: 007; Meaning: late, again; Days: 3",
        "Code: 008; Meaning: lost; Days: 14",
    ]
    assert document.blocks[0].is_header
    assert document.blocks[1].cells == ("007", "late, again", "3")
    assert document.tables == 1


def test_a_row_that_is_too_short_or_too_long_is_kept() -> None:
    document = DelimitedParser().parse(b"a,b,c\n1,2\n3,4,5,6\n", "a.csv", "text/csv")
    assert said(document, BlockKind.TABLE_ROW)[1:] == ["a: 1; b: 2", "a: 3; b: 4; c: 5; 6"]
