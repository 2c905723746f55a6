"""Plain text and the light markups that read well as they are: the text is the file, character for character."""

from ingest.index.documents import Block, BlockKind, ParsedDocument
from ingest.parsers.decoding import decode
from ingest.parsers.internal_mark import InternalSections, narrow, read_mark
from ingest.parsers.invisible import InvisibleCharacters
from ingest.parsers.passages import find_passages


class PlainTextParser:
    """Finds headings, paragraphs and list items; blocks point into the decoded file, which stays as it is."""

    def parse(self, data: bytes, name: str, media_type: str) -> ParsedDocument:
        """See `Parser.parse`; raises nothing, since any bytes are some text."""
        text = decode(data)
        invisible = InvisibleCharacters()
        invisible.strip(text)
        blocks = _blocks(text)
        return ParsedDocument(
            text=text, blocks=blocks, media_type=media_type, title=_title(text, blocks), hidden=invisible.notes()
        )


def _blocks(text: str) -> tuple[Block, ...]:
    sections = InternalSections()
    blocks = []
    for passage in find_passages(text):
        mark = read_mark(text[passage.start : passage.end])
        marked = mark.audience if mark else None
        if passage.kind is BlockKind.HEADING:
            sections.enter(passage.level, marked)
        start = passage.start + (mark.end if mark else 0)
        if start < passage.end:
            blocks.append(
                Block(
                    kind=passage.kind,
                    start=start,
                    end=passage.end,
                    level=passage.level,
                    audience=narrow(sections.audience, marked),
                )
            )
    return tuple(blocks)


def _title(text: str, blocks: tuple[Block, ...]) -> str | None:
    if not blocks or blocks[0].kind is not BlockKind.HEADING:
        return None
    return " ".join(text[blocks[0].start : blocks[0].end].split())
