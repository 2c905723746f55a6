"""Evidence is found in the indexed text although parsing changed it."""

from pathlib import Path

from hypothesis import given
from hypothesis import strategies as st

from evals.evidence import locate, resembles, without_marks
from evals.example import Evidence
from evals.normalised_text import Span

FILE = Path("/docs/a.md")


def test_a_quote_at_its_offsets_is_found_there() -> None:
    text = "one two one"
    assert locate(Evidence(FILE, 8, 11, "one"), text) == (Span(8, 11),)


def test_markdown_marks_and_link_targets_do_not_matter() -> None:
    quote = '+ **See** [the *table* \\(new\\)](https://example.test/a_(b)) <a name="x"></a>&amp; go'
    text = "Before. See the table (new) & go. After."
    (span,) = locate(Evidence(FILE, 0, len(quote), quote), text)
    assert text[span.start : span.end] == "See the table (new) & go"


def test_a_link_kept_by_the_parser_is_found_too() -> None:
    text = "Read [this](https://example.test) now."
    (span,) = locate(Evidence(FILE, 90, 128, "Read  [this](https://example.test)  now."), text)
    assert span == Span(0, len(text) - 1)


def test_of_several_occurrences_the_one_nearest_to_its_place_counts() -> None:
    text = "Rate: 5. " + "x" * 91 + " Rate: 5. "
    raw_length = 10 * len(text)
    assert locate(Evidence(FILE, 980, 988, "Rate:  5"), text, raw_length) == (Span(101, 108),)
    assert locate(Evidence(FILE, 20, 28, "Rate:  5"), text, raw_length) == (Span(0, 7),)


def test_without_a_place_every_occurrence_counts() -> None:
    assert locate(Evidence(FILE, 0, 0, "rate 5"), "Rate: 5. Rate: 5.") == (Span(0, 7), Span(9, 16))


def test_a_quote_that_is_not_there_is_not_found() -> None:
    assert locate(Evidence(FILE, 0, 4, "gone"), "Something else.") == ()
    assert locate(Evidence(FILE, 0, 3, "---"), "Something else.") == ()


def test_the_cells_of_a_table_row_are_found_between_the_names_of_their_columns() -> None:
    text = "Region: EU; Window: 30 days\nRegion: UK; Window: 14 days\nRegion: US; Window: 30 days"
    (span,) = locate(Evidence(FILE, 60, 76, "| UK | 14 days | "), text)
    assert text[span.start : span.end] == "UK; Window: 14 days"


def test_a_table_row_written_otherwise_resembles_its_quote() -> None:
    assert resembles("| EU | 30 days | free return |", "Region: EU; Window: 30 days; Cost: free return")
    assert not resembles("| EU | 30 days | free return |", "Region: US; Window: 14 weeks; Cost: paid return")


def test_too_few_words_prove_nothing() -> None:
    assert not resembles("Returns", "Returns are accepted within thirty days.")


def test_an_image_leaves_its_description() -> None:
    assert without_marks("![A pump](pump.png) drips") == "A pump drips"


@given(st.text(), st.text(), st.text(alphabet=st.characters(categories=["Ll", "Nd"]), min_size=1))
def test_a_located_quote_is_the_quote(before: str, after: str, quote: str) -> None:
    text = before + quote + after
    spans = locate(Evidence(FILE, len(before), len(before) + len(quote), quote), text)
    assert spans == (Span(len(before), len(before) + len(quote)),)
