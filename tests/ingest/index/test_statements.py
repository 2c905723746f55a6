"""Statements: the pieces an answer can be made of."""

from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from ingest.index.documents import Block, BlockKind
from ingest.index.statements import statement_spans

PARAGRAPH = "Items come back within 30 days. Batteries never do."


def _blocks(*kinds: BlockKind) -> tuple[str, tuple[Block, ...]]:
    text, blocks = "", []
    for kind in kinds:
        blocks.append(Block(kind, len(text), len(text) + len(PARAGRAPH)))
        text += PARAGRAPH + "\n"
    return text, tuple(blocks)


def test_a_paragraph_falls_into_its_sentences() -> None:
    text, blocks = _blocks(BlockKind.PARAGRAPH)
    found = [text[piece.span.start : piece.span.end] for piece in statement_spans(text, blocks, 0, len(text))]
    assert found == ["Items come back within 30 days.", "Batteries never do."]


def test_a_short_list_item_and_a_table_row_stay_whole() -> None:
    text, blocks = _blocks(BlockKind.LIST_ITEM, BlockKind.TABLE_ROW)
    assert [piece.block for piece in statement_spans(text, blocks, 0, len(text))] == [0, 1]


def test_headings_are_no_statements() -> None:
    text, blocks = _blocks(BlockKind.HEADING)
    assert statement_spans(text, blocks, 0, len(text)) == []


@given(st.lists(st.sampled_from(BlockKind), min_size=1, max_size=6), st.integers(0, 80), st.integers(0, 300))
def test_statements_are_in_order_within_the_asked_stretch_and_never_overlap(
    kinds: list[BlockKind], start: int, length: int
) -> None:
    text, blocks = _blocks(*kinds)
    end = min(start + length, len(text))
    spans = [piece.span for piece in statement_spans(text, blocks, start, end)]
    assert all(start <= span.start < span.end <= end for span in spans)
    assert all(before.end <= after.start for before, after in pairwise(spans))
