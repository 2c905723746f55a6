import json
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ingest.index.documents import Block, BlockKind, Link, Note, ParsedDocument
from ingest.index.errors import EncryptedFile, MalformedFile
from ingest.sandbox_reply import decode_reply, encode_document, encode_error

_NOTES = st.lists(st.builds(Note, st.text(), st.text(), st.text()), max_size=2).map(tuple)


@st.composite
def documents(draw: st.DrawFn) -> ParsedDocument:
    text = draw(st.text(min_size=1))
    cuts = sorted(draw(st.sets(st.integers(0, len(text)), max_size=8)))
    blocks = tuple(
        Block(
            draw(st.sampled_from(BlockKind)), start, end, level=draw(st.integers(0, 6)),
            page=draw(st.none() | st.integers(1, 9)), cells=tuple(draw(st.lists(st.text(), max_size=2))),
            links=tuple(draw(st.lists(st.builds(Link, st.text(), st.text()), max_size=2))),
            audience=draw(st.none() | st.frozensets(st.text(), max_size=2)),
        )
        for start, end in pairwise(cuts)
    )  # fmt: skip
    metadata = draw(st.dictionaries(st.text(), st.text() | st.integers() | st.lists(st.text()) | st.none()))
    return ParsedDocument(
        text, blocks, "text/plain", draw(st.none() | st.text()), metadata, skipped=draw(_NOTES), hidden=draw(_NOTES)
    )


@given(documents())
def test_a_document_comes_back_as_it_was_sent(document: ParsedDocument) -> None:
    assert decode_reply(encode_document(document), "a") == document


def test_an_error_comes_back_as_its_own_kind() -> None:
    with pytest.raises(EncryptedFile, match="locked"):
        decode_reply(encode_error(EncryptedFile("locked")), "a")


@pytest.mark.parametrize(
    "change", [{"blocks": [["paragraph", 5, 2]]}, {"text": 7}, {"skipped": 3}, {"error": "SystemExit", "message": "x"}]
)
def test_a_reply_that_makes_no_sense_is_malformed(change: dict[str, object]) -> None:
    reply = json.loads(encode_document(ParsedDocument("text", (), "text/plain"))) | change
    with pytest.raises(MalformedFile, match=r"a\.txt"):
        decode_reply(json.dumps(reply).encode(), "a.txt")


@given(st.binary(max_size=50))
def test_any_bytes_are_an_error_and_never_run(reply: bytes) -> None:
    with pytest.raises(MalformedFile):
        decode_reply(reply, "a.txt")


def test_a_block_outside_the_text_is_malformed() -> None:
    document = ParsedDocument("text", (Block(BlockKind.PARAGRAPH, 0, 99),), "text/plain")
    with pytest.raises(MalformedFile):
        decode_reply(encode_document(document), "a.txt")
