"""What the tests of the parsers ask of every document."""

from ingest.index.documents import Block, BlockKind, ParsedDocument


def assert_sound(document: ParsedDocument) -> None:
    """Blocks are slices of the text, in reading order, none empty."""
    end = 0
    for block in document.blocks:
        assert end <= block.start < block.end <= len(document.text)
        end = block.end


def said(document: ParsedDocument, *kinds: BlockKind) -> list[str]:
    """What the blocks of these kinds say; of all blocks when none is named."""
    return [text_of(document, block) for block in document.blocks if not kinds or block.kind in kinds]


def text_of(document: ParsedDocument, block: Block) -> str:
    """What one block says."""
    return document.text[block.start : block.end]


def block_saying(document: ParsedDocument, words: str) -> Block:
    """The first block with `words` in it."""
    return next(block for block in document.blocks if words in text_of(document, block))
