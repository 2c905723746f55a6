from hypothesis import given
from hypothesis import strategies as st

from ingest.index.documents import BlockKind, Link
from ingest.parsers.manuscript import Manuscript
from ingest.parsers.table import Table
from tests.ingest.parsed import assert_sound, block_saying, said, text_of

_TEXTS = st.text(max_size=60) | st.sampled_from(
    ["[Internal]", "[Internal: legal] Keep this.", " a\r\nb \u200b", "\u202e"]
)
_PARTS = st.one_of(
    st.tuples(st.just("heading"), _TEXTS, st.integers(1, 6)),
    st.tuples(st.just("paragraph"), _TEXTS, st.just(0)),
    st.tuples(st.just("list_item"), _TEXTS, st.integers(1, 4)),
    st.tuples(st.just("code"), _TEXTS, st.just(0)),
    st.tuples(st.just("table"), st.lists(st.tuples(_TEXTS, _TEXTS), max_size=4), st.just(0)),
)


@given(st.lists(_PARTS, max_size=20))
def test_blocks_are_slices_of_the_text_in_reading_order_whatever_is_written(
    parts: list[tuple[str, object, int]],
) -> None:
    manuscript = Manuscript()
    for kind, value, level in parts:
        if kind == "table":
            assert isinstance(value, list)
            manuscript.table(Table(tuple(value)))
        elif kind in {"heading", "list_item"}:
            getattr(manuscript, kind)(value, level)
        else:
            getattr(manuscript, kind)(value)
    document = manuscript.finish("text/plain")
    assert_sound(document)
    rest = document.text
    for block in document.blocks:
        rest = rest.replace(text_of(document, block), "", 1)
    assert not rest.strip()


def test_list_items_and_rows_are_joined_by_a_line_break_and_the_rest_by_two() -> None:
    manuscript = Manuscript()
    manuscript.heading("Returns")
    manuscript.paragraph("Two ways:")
    manuscript.list_item("by post")
    manuscript.list_item("in a shop", marker="2.")
    manuscript.table(Table((("Region", "Days"), ("EU", "30"))))
    assert manuscript.finish("text/plain").text == (
        "Returns\n\nTwo ways:\n\nby post\n2. in a shop\n\nRegion; Days\nRegion: EU; Days: 30"
    )


def test_a_marked_paragraph_is_for_those_it_names_and_loses_its_mark() -> None:
    manuscript = Manuscript()
    manuscript.paragraph("[Internal: Team-Leads, fraud-desk] Never refund twice.")
    manuscript.paragraph("[Internal] Be kind.")
    manuscript.paragraph("Refunds take 5 days.")
    document = manuscript.finish("text/plain")
    assert [block.audience for block in document.blocks] == [
        frozenset({"team-leads", "fraud-desk"}),
        frozenset({"staff"}),
        None,
    ]
    assert said(document) == ["Never refund twice.", "Be kind.", "Refunds take 5 days."]


def test_a_marked_heading_covers_its_section_and_no_more() -> None:
    manuscript = Manuscript()
    manuscript.heading("[Internal: legal] Claims", 2)
    manuscript.paragraph("One.")
    manuscript.heading("Deeper", 3)
    manuscript.paragraph("[Internal] Two.")
    manuscript.heading("Other", 2)
    manuscript.paragraph("Three.")
    document = manuscript.finish("text/plain")
    legal = frozenset({"legal"})
    assert [block.audience for block in document.blocks] == [legal, legal, legal, legal, None, None]
    assert said(document, BlockKind.HEADING) == ["Claims", "Deeper", "Other"]


def test_a_mark_alone_covers_what_follows_until_the_next_heading() -> None:
    manuscript = Manuscript()
    manuscript.paragraph("[Internal]")
    manuscript.list_item("Secret step.")
    manuscript.heading("Public")
    document = manuscript.finish("text/plain")
    assert [block.audience for block in document.blocks] == [frozenset({"staff"}), None]


def test_a_mark_in_any_cell_makes_the_row_internal() -> None:
    manuscript = Manuscript()
    manuscript.table(Table((("Item", "Price"), ("Valve", "[Internal: legal] £9"))))
    document = manuscript.finish("text/plain")
    row = block_saying(document, "Valve")
    assert (row.audience, text_of(document, row)) == (frozenset({"legal"}), "Item: Valve; Price: £9")


def test_a_link_goes_to_the_row_it_stands_in() -> None:
    manuscript = Manuscript()
    links = (Link("shop", "https://a"), Link("post", "https://b"))
    manuscript.table(Table((("How", "When"), ("in a shop", "now"), ("by post", "later")), True, links))
    assert [block.links for block in manuscript.finish("text/plain").blocks] == [(), links[:1], links[1:]]


def test_equal_things_left_out_are_counted_in_one_note() -> None:
    manuscript = Manuscript()
    for page in ("page 1", "page 2"):
        manuscript.skip("image", "has no text", page)
    (note,) = manuscript.finish("text/plain").skipped
    assert (note.what, note.why, note.place) == ("2 × image", "has no text", "page 1, page 2")
