"""A parsed document, or the reason there is none, as plain JSON: nothing a worker sends can run anything here."""

import json
from collections.abc import Sequence
from dataclasses import replace
from typing import Any

from ingest.index import errors
from ingest.index.documents import Block, BlockKind, Link, Note, ParsedDocument

_ERRORS: dict[str, type[errors.DesksideError]] = {
    kind.__name__: kind
    for kind in (
        errors.MalformedFile, errors.EncryptedFile, errors.UnsupportedFile, errors.NoTextLayer, errors.LimitExceeded,
        errors.MetadataError,
    )
}  # fmt: skip
_PLAIN = (str, int, float, bool, type(None))


def encode_document(document: ParsedDocument) -> bytes:
    """`document` as a reply."""
    return _dump(
        {
            "text": document.text,
            "blocks": [_encode_block(block) for block in document.blocks],
            "media_type": document.media_type,
            "title": document.title,
            "metadata": _plain(document.metadata),
            "pages": document.pages,
            "tables": document.tables,
            "skipped": [[note.what, note.why, note.place] for note in document.skipped],
            "hidden": [[note.what, note.why, note.place] for note in document.hidden],
        }
    )


def encode_error(error: errors.DesksideError) -> bytes:
    """`error` as a reply; a kind the other side does not know becomes `MalformedFile`."""
    name = type(error).__name__
    return _dump({"error": name if name in _ERRORS else "MalformedFile", "message": str(error)})


def decode_reply(reply: bytes, name: str) -> ParsedDocument:
    """The document in `reply`; raises the error it holds, or `MalformedFile` when the reply itself is not sound."""
    try:
        said = json.loads(reply)
        if "error" in said:
            error = _ERRORS[said["error"]](str(said["message"]))
        else:
            return _decode_document(said)
    except (ValueError, KeyError, TypeError, IndexError, AttributeError, RecursionError) as fault:
        raise errors.MalformedFile(
            f"{name}: the reader of this file gave an answer that makes no sense; save the file anew."
        ) from fault
    raise error


def _decode_document(said: dict[str, Any]) -> ParsedDocument:  # Any: JSON, checked field by field below
    document = ParsedDocument(
        text=_text(said["text"]),
        blocks=tuple(_decode_block(block) for block in said["blocks"]),
        media_type=_text(said["media_type"]),
        title=None if said["title"] is None else _text(said["title"]),
        metadata=dict(said["metadata"]),
        pages=None if said["pages"] is None else int(said["pages"]),
        tables=int(said["tables"]),
        skipped=_notes(said["skipped"]),
        hidden=_notes(said["hidden"]),
    )
    end = 0
    for block in document.blocks:
        if not end <= block.start < block.end <= len(document.text):
            raise ValueError("blocks out of order")
        end = block.end
    return document


def _encode_block(block: Block) -> list[object]:
    audience = None if block.audience is None else sorted(block.audience)
    links = [[link.text, link.url] for link in block.links]
    row = [block.table, list(block.cells), block.is_header]
    return [block.kind.value, block.start, block.end, block.level, block.page, row, links, block.anchor, audience]


def _decode_block(said: Sequence[Any]) -> Block:  # Any: JSON
    kind, start, end, level, page, (table, cells, is_header), links, anchor, audience = said
    block = Block(kind=BlockKind(kind), start=int(start), end=int(end), level=int(level))
    return replace(
        block,
        page=None if page is None else int(page),
        table=None if table is None else int(table),
        cells=tuple(_text(cell) for cell in cells),
        is_header=bool(is_header),
        links=tuple(Link(_text(text), _text(url)) for text, url in links),
        anchor=None if anchor is None else _text(anchor),
        audience=None if audience is None else frozenset(_text(group) for group in audience),
    )


def _notes(said: Sequence[Any]) -> tuple[Note, ...]:  # Any: JSON
    return tuple(Note(_text(what), _text(why), _text(place)) for what, why, place in said)


def _text(value: object) -> str:
    if not isinstance(value, str):
        raise TypeError("not a text")
    return value


def _plain(value: object) -> object:
    if isinstance(value, dict):
        return {str(key): _plain(held) for key, held in value.items()}
    if isinstance(value, list | tuple | set | frozenset):
        return [_plain(held) for held in value]
    return value if isinstance(value, _PLAIN) else str(value)


def _dump(said: dict[str, object]) -> bytes:
    return json.dumps(said, separators=(",", ":")).encode("ascii")
