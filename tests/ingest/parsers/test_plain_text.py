from pathlib import Path

from hypothesis import given
from hypothesis import strategies as st

from ingest.index.documents import BlockKind
from ingest.parsers.plain_text import PlainTextParser
from tests.ingest.parsed import assert_sound, block_saying, said, text_of

PARSER = PlainTextParser()


@given(st.text())
def test_the_text_is_the_file_character_for_character(text: str) -> None:
    written = text.encode("utf-8", "surrogatepass") if text.isprintable() else text.encode("utf-8", "replace")
    try:
        expected = written.decode("utf-8")
    except UnicodeDecodeError:
        return
    document = PARSER.parse(written, "a.txt", "text/plain")
    if not written.startswith((b"\xff\xfe", b"\xfe\xff")):
        assert document.text == expected
    assert_sound(document)


@given(
    st.lists(
        st.sampled_from(["A heading", "- item", "* item two", "Some prose here.", "", "  ", "====", "1. Step"]),
        max_size=20,
    )
)
def test_blocks_cover_every_word(lines: list[str]) -> None:
    document = PARSER.parse("\r\n".join(lines).encode(), "a.txt", "text/plain")
    assert_sound(document)
    covered = " ".join(text_of(document, block) for block in document.blocks)
    assert {word for line in lines for word in line.split() if word.isalpha()} == {
        word for word in covered.split() if word.isalpha()
    }


def test_line_ends_and_byte_order_marks_stay(tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    path.write_bytes(b"\xef\xbb\xbfReturns\r\n\r\nSend it back.\r")
    with path.open(encoding="utf-8", newline="") as file:
        assert PARSER.parse(path.read_bytes(), "a.txt", "text/plain").text == file.read()


def test_a_short_line_before_a_paragraph_is_a_heading() -> None:
    text = "\n\nDo I need insurance? \nYou must have insurance for every vehicle that you register in this state.\n\n"
    document = PARSER.parse(text.encode(), "a.txt", "text/plain")
    assert [(block.kind, block.level) for block in document.blocks] == [
        (BlockKind.HEADING, 1),
        (BlockKind.PARAGRAPH, 0),
    ]
    assert document.title == "Do I need insurance?"


def test_wrapped_lines_are_one_paragraph_and_items_are_their_own() -> None:
    text = (
        "The customer sends the product back within thirty days of the\ndelivery, in its box and with all its parts,\n"
        "and we pay.\n\n- by post\n- in a shop\n"
    )
    document = PARSER.parse(text.encode(), "a.txt", "text/plain")
    assert len(said(document, BlockKind.PARAGRAPH)) == 1
    assert said(document, BlockKind.LIST_ITEM) == ["- by post", "- in a shop"]


def test_an_internal_mark_stays_in_the_text_but_outside_the_block() -> None:
    document = PARSER.parse(b"Public words.\n\n[Internal: legal] Hidden words.\n", "a.txt", "text/plain")
    block = block_saying(document, "Hidden")
    assert (text_of(document, block), block.audience) == ("Hidden words.", frozenset({"legal"}))
    assert "[Internal: legal]" in document.text


def test_underlined_and_numbered_headings_have_levels() -> None:
    text = (
        "Manual\n======\n\nFirst words of it.\n\n2.1 Opening hours\nWe open at nine in the morning and close at six.\n"
    )
    document = PARSER.parse(text.encode(), "a.rst", "text/x-rst")
    assert [(text_of(document, b), b.level) for b in document.blocks if b.kind is BlockKind.HEADING] == [
        ("Manual", 1),
        ("2.1 Opening hours", 3),
    ]


def test_other_encodings_are_read() -> None:
    words = "Grüße aus Köln und über die Straße, schöne Frühstücksbrötchen für alle."
    for encoding in ("utf-16", "cp1252", "utf-16-le"):
        assert words in PARSER.parse(words.encode(encoding), "a.txt", "text/plain").text
