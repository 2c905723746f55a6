"""Citations of sample passages, as an answer would carry them."""

from evals.trials.verification.passages import SamplePassage
from ingest.index.documents import DocumentKind
from server.answering.answer import Citation


def issue(number: int, passage: SamplePassage) -> Citation:
    """A citation of the whole passage."""
    return Citation(
        number=number,
        document=passage.path,
        version=passage.path,
        path=passage.path,
        title=passage.title,
        section=passage.section,
        kind=DocumentKind.POLICY,
        owner=None,
        start=0,
        end=len(passage.text),
        quote=passage.text,
        url="",
        in_force_from=None,
        in_force_to=None,
        verified_at=None,
        is_internal=False,
        page=None,
    )
