"""Makes citations: pointers from what is said to the span it rests on."""

from urllib.parse import urlencode

from ingest.index.documents import Passage
from ingest.index.sentences import Span
from server.answering.answer import Citation


def reader_url(document_id: str, version_id: str, span: Span | None = None) -> str:
    """Where the source reader shows a span of a version, highlighted."""
    path = f"/documents/{document_id}/versions/{version_id}"
    if span is None:
        return path
    return f"{path}?{urlencode({'start': span.start, 'end': span.end})}#cited"


def cite(number: int, passage: Passage, span: Span, version_text: str) -> Citation:
    """A citation of `span`, whose quote is exactly that slice of the version's text."""
    description = passage.description
    return Citation(
        number=number,
        document=passage.document.id,
        version=passage.chunk.version_id,
        path=passage.path,
        title=description.title,
        section=" › ".join(passage.chunk.heading_path),
        kind=description.kind,
        owner=description.owner,
        start=span.start,
        end=span.end,
        quote=version_text[span.start : span.end],
        url=reader_url(passage.document.id, passage.chunk.version_id, span),
        in_force_from=passage.in_force_from,
        in_force_to=passage.in_force_to,
        verified_at=description.verified_at,
        is_internal=passage.chunk.is_internal,
        page=passage.chunk.page,
        is_exception=description.exception_to is not None,
    )
