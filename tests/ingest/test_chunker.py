from hypothesis import given
from hypothesis import strategies as st

from ingest.chunker import LONGEST_CHUNK, chunk
from ingest.index.documents import Block, BlockKind, Description, ParsedDocument

TITLE = Description("Returns")
words = st.lists(st.text("abc.!? \n", min_size=1, max_size=300), min_size=1, max_size=8)
kinds = st.sampled_from([BlockKind.HEADING, BlockKind.PARAGRAPH, BlockKind.LIST_ITEM, BlockKind.TABLE_ROW])
audiences = st.sampled_from([None, frozenset({"staff"}), frozenset({"legal"})])


@st.composite
def documents(draw: st.DrawFn) -> ParsedDocument:
    text, blocks = "", []
    for piece in draw(words):
        said = f"x{piece}y"
        blocks.append(
            Block(
                draw(kinds), len(text), len(text) + len(said), level=draw(st.integers(1, 3)), audience=draw(audiences)
            )
        )
        text += said + "\n\n"
    return ParsedDocument(text, tuple(blocks), "text/plain")


@given(documents())
def test_chunks_hold_every_block_in_order_and_are_never_too_long(parsed: ParsedDocument) -> None:
    chunks = chunk(parsed, TITLE, "hashing")
    covered: set[int] = set()
    end = 0
    for piece in chunks:
        assert end <= piece.start < piece.end
        assert piece.text == parsed.text[piece.start : piece.end]
        assert len(piece.text) <= LONGEST_CHUNK
        covered.update(range(piece.start, piece.end))
        end = piece.end
    for block in parsed.blocks:
        assert all(place in covered or parsed.text[place].isspace() for place in range(block.start, block.end))


@given(documents())
def test_a_chunk_never_mixes_audiences(parsed: ParsedDocument) -> None:
    for piece in chunk(parsed, TITLE, "hashing"):
        inside = [block for block in parsed.blocks if block.start < piece.end and block.end > piece.start]
        assert {block.audience or frozenset() for block in inside} == {piece.audience}


def test_a_chunk_begins_with_its_heading_and_ends_with_its_section() -> None:
    text = "Windows\n30 days.\nFees\n£5."
    blocks = [
        (0, 7, BlockKind.HEADING),
        (8, 16, BlockKind.PARAGRAPH),
        (17, 21, BlockKind.HEADING),
        (22, 25, BlockKind.PARAGRAPH),
    ]
    parsed = ParsedDocument(text, tuple(Block(kind, start, end, level=1) for start, end, kind in blocks), "text/plain")
    assert [piece.text for piece in chunk(parsed, TITLE, "hashing")] == ["Windows\n30 days.", "Fees\n£5."]
