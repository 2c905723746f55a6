"""Statements of several documents."""

from dataclasses import replace

from ingest.index.documents import BlockKind, Document
from server.answering.statements import Statement
from tests.server.answering.made import statement_of


def placed(
    text: str, path: str, title: str, kind: BlockKind = BlockKind.TABLE_ROW, **tags: tuple[str, ...]
) -> Statement:
    """A statement that fills the only chunk of a document of its own."""
    plain = statement_of(text, kind)
    passage = replace(
        plain.passage,
        chunk=replace(plain.passage.chunk, version_id=f"v-{path}"),
        document=Document(f"d-{path}", "/srv", path),
        path=path,
        description=replace(plain.passage.description, title=title, tags=tags),
    )
    return replace(plain, passage=passage)
