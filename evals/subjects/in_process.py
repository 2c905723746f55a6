"""An assistant in this process, asked without a server in between."""

from collections.abc import Mapping
from contextlib import suppress
from pathlib import Path

from evals.errors import SubjectError
from evals.example import Example
from evals.running.index_state import index_state
from evals.subject import AnsweredAndRetrieved, IndexedText, Retrieved, RetrievedPassage, SubjectFacts
from ingest.index.documents import Document
from ingest.index.errors import DesksideError, NotFound
from ingest.index.scope import Scope
from server.answering.answer import Answer
from server.answering.generation.prompt import PROMPT_HASH
from server.answering.question import Question
from server.clock import utc_now
from server.deskside import Deskside
from server.retrieval.retrieval import Retrieval

_NOT_TOLD = {"features", "host", "port"}
"""Settings that say nothing of the answers; those of features may hold secrets."""


class InProcessSubject:
    """Asks a Deskside that stays open for as long as it is asked. Nothing is stored in its history."""

    def __init__(self, deskside: Deskside) -> None:
        self._deskside = deskside
        catalog = deskside.index.catalog
        self._files: Mapping[str, str] = {
            file.version_id: _absolute(source, path)
            for source in catalog.sources()
            for path, file in catalog.files_of(source).items()
            if file.version_id is not None
        }

    def retrieve(self, example: Example, k: int) -> Retrieved:
        """What a search finds for the asker's groups at the asked moment."""
        try:
            return self._retrieved(self._deskside.search(self._question(example), _scope(example), k))
        except DesksideError as error:
            raise SubjectError(str(error)) from error

    def answer(self, example: Example) -> Answer:
        """The answer for the asker's groups at the asked moment."""
        try:
            return self._deskside.answer(self._question(example), _scope(example))
        except DesksideError as error:
            raise SubjectError(str(error)) from error

    def answer_and_retrieve(self, example: Example, k: int) -> AnsweredAndRetrieved:
        """The answer and what a search finds, of one pass."""
        try:
            wide = self._deskside.answer_widely(self._question(example), _scope(example), k)
        except DesksideError as error:
            raise SubjectError(str(error)) from error
        return AnsweredAndRetrieved(wide.answer, self._retrieved(wide.retrieval), wide.search_seconds)

    def version_text(self, version: str) -> IndexedText | None:
        """The text in the catalog."""
        catalog = self._deskside.index.catalog
        with suppress(NotFound):
            found = catalog.version(version)
            return IndexedText(self._document(version, catalog.document(found.document_id)), found.text)
        return None

    def facts(self) -> SubjectFacts:
        """The settings, and what the index holds."""
        settings, catalog = self._deskside.settings, self._deskside.index.catalog
        return SubjectFacts(
            name=str(settings.index.data),
            settings=_flat(settings.model_dump(exclude=_NOT_TOLD)),
            index_counts=catalog.counts(),
            index_state=index_state(catalog, utc_now()),
            sources=tuple(sorted(catalog.sources())),
            embedder=self._deskside.index.embedder.identity,
            language_model=settings.language_model.model,
            prompt_hash=PROMPT_HASH if settings.language_model.model else None,
        )

    def _retrieved(self, found: Retrieval) -> Retrieved:
        passages = [
            RetrievedPassage(
                self._document(one.version_id, one.best.document), one.version_id, one.start, one.end, one.text
            )
            for one in found.passages
        ]
        further = (
            RetrievedPassage(self._document_of(one.version_id), one.version_id, one.start, one.end)
            for one in found.further
        )
        return Retrieved((*passages, *further), found.confidence)

    def _question(self, example: Example) -> Question:
        if example.practice_ticket is None:
            return example.to_question()
        return example.to_question(self._deskside.programme.ticket(example.practice_ticket).as_ticket())

    def _document_of(self, version: str) -> str:
        catalog = self._deskside.index.catalog
        return self._files.get(version) or self._document(
            version, catalog.document(catalog.version(version).document_id)
        )

    def _document(self, version: str, document: Document) -> str:
        """The file the version came from; the document's own path where a newer file has replaced that one."""
        return self._files.get(version) or _absolute(document.source, document.path)


def _scope(example: Example) -> Scope:
    return Scope(example.audience, example.as_of or utc_now())


def _absolute(source: str, path: str) -> str:
    return (Path(source) / path).as_posix() if Path(source).is_absolute() else path


def _flat(settings: Mapping[str, object], prefix: str = "") -> dict[str, str]:
    told: dict[str, str] = {}
    for name, value in settings.items():
        told |= _flat(value, f"{prefix}{name}.") if isinstance(value, Mapping) else {prefix + name: _said(value)}
    return told


def _said(value: object) -> str:
    """A set in one order, whatever the order this process happens to keep it in."""
    return ", ".join(sorted(map(str, value))) if isinstance(value, frozenset) else str(value)
