import pytest
from hypothesis import given
from hypothesis import strategies as st

from ingest.index.sentences import sentence_spans


@given(st.text("aB1 .!?\n-)\"'e.g", max_size=200))
def test_every_character_lies_in_exactly_one_span(text: str) -> None:
    spans = sentence_spans(text)
    end = 0
    for span in spans:
        assert end <= span.start < span.end <= len(text)
        assert not text[end : span.start].strip()
        end = span.end
    assert not text[end:].strip()


@pytest.mark.parametrize(
    ("text", "sentences"),
    [
        ("It is free. It is fast!", ["It is free.", "It is fast!"]),
        ("Fees, e.g. £5.50, apply. Ask us.", ["Fees, e.g. £5.50, apply.", "Ask us."]),
        ("First\n- one\n- two", ["First", "- one", "- two"]),
    ],
)
def test_sentences_end_where_a_reader_would_end_them(text: str, sentences: list[str]) -> None:
    assert [text[span.start : span.end] for span in sentence_spans(text)] == sentences


def test_a_unit_ends_a_sentence_and_an_initial_does_not() -> None:
    text = "It gives 70 °C. Below that the fuse is 16 A. Ask J. Marrow."
    assert [text[span.start : span.end] for span in sentence_spans(text)] == [
        "It gives 70 °C.",
        "Below that the fuse is 16 A.",
        "Ask J. Marrow.",
    ]
