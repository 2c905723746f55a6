"""What a reader sees of a version, and what is marked in it."""

from hypothesis import given
from hypothesis import strategies as st

from ingest.index.audience import readable_blocks
from ingest.index.documents import BlockKind, Version
from ingest.index.sentences import Span
from server.pages.source.layout import lay_out
from server.pages.source.outline import has_mark, pieces_of
from server.pages.source.parts import Grid, Heading, Internal, Listing, PageMark, Paragraph, Words
from tests.server.pages.source.papers import PAPERS, Written, table, version_of

JO = frozenset({"everyone", "staff", "support"})
SAM = JO | {"fraud-desk"}
GROUPS = st.sampled_from([JO, SAM])


@given(PAPERS, GROUPS, st.data())
def test_exactly_the_readable_part_of_the_citation_is_marked(
    version: Version, groups: frozenset[str], data: st.DataObject
) -> None:
    start = data.draw(st.integers(0, len(version.text) - 1))
    cited = Span(start, data.draw(st.integers(start + 1, len(version.text))))
    pieces = list(pieces_of(lay_out(version, groups, cited)))
    expected = "".join(
        version.text[max(block.start, cited.start) : max(block.start, min(block.end, cited.end))]
        for block in readable_blocks(version.blocks, groups)
    )
    assert "".join(piece.text for piece in pieces if piece.is_cited) == expected


@given(PAPERS, GROUPS)
def test_every_readable_block_is_shown_once_and_in_order(version: Version, groups: frozenset[str]) -> None:
    shown = "".join(piece.text for piece in pieces_of(lay_out(version, groups)))
    readable = readable_blocks(version.blocks, groups)
    assert shown == "".join(version.text[block.start : block.end] for block in readable)


@given(PAPERS, GROUPS)
def test_the_first_cited_piece_and_no_other_can_be_led_to(version: Version, groups: frozenset[str]) -> None:
    pieces = list(pieces_of(lay_out(version, groups, Span(0, len(version.text)))))
    assert [piece.anchor for piece in pieces] == ["cited", *[None] * len(pieces)][: len(pieces)]


def test_a_passage_for_other_groups_leaves_no_trace() -> None:
    version = version_of([Written("Open."), Written("Secret.", audience=frozenset({"fraud-desk"}))])
    assert lay_out(version, JO) == lay_out(version_of([Written("Open.")]), JO)
    assert not has_mark(lay_out(version, JO, Span(7, 14)))


def test_an_internal_passage_names_its_groups() -> None:
    version = version_of([Written("Secret.", audience=frozenset({"fraud-desk"}))])
    (part,) = lay_out(version, SAM)
    assert isinstance(part, Internal)
    assert part.groups == ("fraud-desk",)


def test_a_table_is_shown_as_written_and_marked_cell_by_cell() -> None:
    version = version_of([Written("Windows"), *table(("Region", "Unopened"), ("UK", "30 days"), ("EU", "30 days"))])
    start = version.text.index("Region: EU")
    _, grid = lay_out(version, JO, Span(start, len(version.text)))
    assert isinstance(grid, Grid)
    assert grid.header is not None
    assert [said(cell) for cell in grid.header.cells] == ["Region", "Unopened"]
    assert [[said(cell) for cell in row.cells] for row in grid.rows] == [["UK", "30 days"], ["EU", "30 days"]]
    assert [[is_marked(cell) for cell in row.cells] for row in grid.rows] == [[False, False], [True, True]]


def test_a_row_for_other_groups_is_left_out_of_its_table() -> None:
    rows = table(("Who", "Limit"), ("Agent", "£40"), ("Team lead", "£150"))
    hidden = Written(rows[2].text, BlockKind.TABLE_ROW, table=0, cells=rows[2].cells, audience=frozenset({"leads"}))
    (grid,) = lay_out(version_of([*rows[:2], hidden]), JO)
    assert isinstance(grid, Grid)
    assert [said(row.cells[0]) for row in grid.rows] == ["Agent"]
    (whole,) = lay_out(version_of([*rows[:2], hidden]), frozenset({"leads"}))
    assert isinstance(whole, Grid)
    assert [row.groups for row in whole.rows] == [(), ("leads",)]


def test_pages_are_told_apart_where_there_are_several() -> None:
    parts = lay_out(version_of([Written("One.", page=1), Written("Two.", page=2)]), JO)
    assert [type(part) for part in parts] == [PageMark, Paragraph, PageMark, Paragraph]
    assert not any(isinstance(part, PageMark) for part in lay_out(version_of([Written("One.", page=1)]), JO))


def test_a_list_nests_as_deep_as_it_was_written() -> None:
    levels = [1, 2, 2, 1]
    blocks = [Written(f"{place}.", BlockKind.LIST_ITEM, level) for place, level in enumerate(levels)]
    (part,) = lay_out(version_of(blocks), JO)
    assert isinstance(part, Listing)
    assert [(said(item.words), [said(below.words) for below in item.items]) for item in part.items] == [
        ("0.", ["1.", "2."]),
        ("3.", []),
    ]


def test_an_item_with_its_own_number_keeps_only_that() -> None:
    blocks = [Written("1. First", BlockKind.LIST_ITEM), Written("Plain", BlockKind.LIST_ITEM)]
    (part,) = lay_out(version_of(blocks), JO)
    assert isinstance(part, Listing)
    assert [item.has_own_marker for item in part.items] == [True, False]


def test_a_heading_can_be_led_to() -> None:
    (part,) = lay_out(version_of([Written("Rules", BlockKind.HEADING, 2)]), JO)
    assert isinstance(part, Heading)
    assert (part.anchor, part.level) == ("at-0", 2)


def said(words: Words) -> str:
    return "".join(piece.text for piece in words)


def is_marked(words: Words) -> bool:
    return all(piece.is_cited for piece in words)
