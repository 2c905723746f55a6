"""What one reader sees of a text."""

from hypothesis import given
from hypothesis import strategies as st

from ingest.index.documents import Block, BlockKind, Description, Version, VersionState
from server.api.visible_text import visible_text

AUDIENCES = st.sampled_from([None, frozenset({"legal"}), frozenset({"support"}), frozenset({"legal", "support"})])


@given(st.lists(st.tuples(st.text(min_size=1), AUDIENCES), max_size=6))
def test_readable_blocks_stand_where_they_stood_and_nothing_else_does(
    parts: list[tuple[str, frozenset[str] | None]],
) -> None:
    text, blocks = "", []
    for part, audience in parts:
        blocks.append(Block(BlockKind.PARAGRAPH, len(text), len(text) + len(part), audience=audience))
        text += part + "\n"
    version = Version("v", "d", "h", VersionState.LIVE, text, tuple(blocks), Description("T"), "", None, None)
    seen = visible_text(version, frozenset({"support"}))
    assert len(seen) == len(text)
    for block in blocks:
        is_mine = block.audience is None or "support" in block.audience
        slice_ = seen[block.start : block.end]
        assert slice_ == text[block.start : block.end] if is_mine else not slice_.strip()
