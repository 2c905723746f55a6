"""Tables as people save them."""

import pytest

from evals.curation.layout import Reading
from evals.curation.reading import read_upload
from evals.curation.upload import upload_of
from evals.errors import GoldenSetError
from evals.golden_line import ExampleLine


def read(text: str | bytes, columns: dict[str, str] | None = None) -> Reading:
    """What a table holds."""
    content = text if isinstance(text, bytes) else text.encode()
    return read_upload(upload_of("golden.csv", content), "csv", columns)


def only(text: str | bytes) -> ExampleLine:
    """The one example of a table without problems."""
    reading = read(text)
    assert reading.problems == ()
    (brought,) = reading.examples
    return brought.line


def test_a_table_from_excel_is_read_with_its_mark_semicolons_quotes_and_line_ends() -> None:
    text = "\ufeffQuestion;Answer;Document;Quote;Skill\r\n"
    text += '"Say ""30""; is\nit?";Yes;returns.md;"30 days; no more";returns\r\n'
    line = only(text)
    assert line.question == 'Say "30"; is\nit?'
    assert (line.reference_answer, line.documents) == ("Yes", ("returns.md",))
    assert [(one.document, one.quote) for one in line.evidence] == [("returns.md", "30 days; no more")]
    assert line.tags == {"skill": "returns"}
    assert line.answerable


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16"])
def test_it_may_be_written_in_several_encodings(encoding: str) -> None:
    assert only("question\tanswer\nWie lange? ü\t30 Tage\n".encode(encoding)).question == "Wie lange? ü"


def test_a_table_in_an_old_encoding_says_where_and_what_to_do() -> None:
    with pytest.raises(GoldenSetError, match=r"golden\.csv, line 2: this is not UTF-8 text\. Save the file as UTF-8"):
        read("question\nWie lange? ü\n".encode("cp1252"))


def test_several_quotes_stand_in_numbered_columns() -> None:
    line = only("question,document_1,quote_1,document_2,quote_2\nWhy?,a.md,one,b.md,two\n")
    assert [(one.document, one.quote) for one in line.evidence] == [("a.md", "one"), ("b.md", "two")]
    assert line.documents == ("a.md", "b.md")


def test_the_rest_of_an_example_has_columns_of_its_own() -> None:
    line = only(
        "id,question,answerable,as_of,audience,documents,tags.region,tags\n"
        'x,Why?,no,2026-11-22,"staff, fraud-desk","a.md\nb.md",uk,"{""stands_alone"": true}"\n'
    )
    assert (line.id, line.answerable, line.audience) == ("x", False, frozenset({"staff", "fraud-desk"}))
    assert line.as_of is not None
    assert line.as_of.date().isoformat() == "2026-11-22"
    assert line.documents == ("a.md", "b.md")
    assert line.tags == {"region": "uk", "stands_alone": True}


def test_the_same_question_has_the_same_id_however_it_is_written() -> None:
    first, second = (only(f"question,answer\n{asked},x\n").id for asked in ("How long?", "how  LONG"))
    assert first == second
    assert first.startswith("q-")


@pytest.mark.parametrize(
    ("rows", "problem"),
    [
        ("Why?,,,\n", "line 2: answerable: write yes or no, as there is neither an answer nor a quote"),
        ("Why?,maybe,,\n", "line 2: answerable: write yes or no, not 'maybe'"),
        ("Why?,yes,,a quote\n", "line 2: quote needs a document"),
        ("Why?,yes,a.md,b\n\n,yes,a.md,b\n", "line 4: question: String should have at least 1 character"),
        ("Why?,yes,a.md,b,c,d\n", "line 2: there are 6 cells under 4 columns"),
        ('"Why\nnot?",perhaps,,\n', "line 2: answerable"),
    ],
)
def test_a_wrong_row_is_named_by_its_line_and_the_others_are_still_read(rows: str, problem: str) -> None:
    reading = read(f"question,answerable,document,quote\n{rows}")
    assert len(reading.problems) == 1
    assert problem in reading.problems[0]


def test_quotes_that_never_end_are_told_with_the_line_they_begin_in() -> None:
    with pytest.raises(GoldenSetError, match=r"line 3: the quotes are not in order"):
        read('question,answer\nWhy?,x\n"How?,y\n')


def test_unknown_columns_are_left_out_and_said_and_can_be_named() -> None:
    table = "Customer asks,Right,Region\nWhy?,Because,uk\n"
    assert "no column holds the question" in read(table).problems[0]
    chosen = {"Customer asks": "question", "Right": "reference_answer", "Region": "tags.region"}
    (brought,) = read(table, chosen).examples
    assert (brought.line.question, brought.line.tags) == ("Why?", {"region": "uk"})
    assert read(table, {**chosen, "Region": ""}).remarks == ("Columns that are left out: Region.",)


def test_of_two_columns_for_one_field_the_one_that_bears_its_name_is_taken() -> None:
    assert only("question,answer,reference_answer\nWhy?,wrong,right\n").reference_answer == "right"


def test_what_was_kept_from_being_a_formula_is_itself_again() -> None:
    assert only("question,answer\n'=1+1?,x\n").question == "=1+1?"


def test_an_id_that_stands_twice_is_a_problem() -> None:
    reading = read("id,question,answer\na,Why?,x\na,How?,y\n")
    assert reading.problems == ("the id 'a' stands there 2 times; give each its own",)
