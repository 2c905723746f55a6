"""An assistant in this process, asked without a server in between."""

from collections.abc import Mapping
from contextlib import suppress
from pathlib import Path

from evals.errors import SubjectError
from evals.example import Example
from evals.subject import IndexedText, Retrieved, RetrievedPassage, SubjectFacts
from ingest.index.documents import Document
from ingest.index.errors import DesksideError, NotFound
from ingest.index.scope import Scope
from server.answering.answer import Answer
from server.answering.question import Question
from server.clock import utc_now
from server.deskside import Deskside


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
            found = self._deskside.search(self._question(example), _scope(example), k)
        except DesksideError as error:
            raise SubjectError(str(error)) from error
        passages = (
            RetrievedPassage(
                self._document(one.version_id, one.best.document), one.version_id, one.start, one.end, one.text
            )
            for one in found.passages
        )
        return Retrieved(tuple(passages), found.confidence)

    def answer(self, example: Example) -> Answer:
        """The answer for the asker's groups at the asked moment."""
        try:
            return self._deskside.answer(self._question(example), _scope(example))
        except DesksideError as error:
            raise SubjectError(str(error)) from error

    def version_text(self, version: str) -> IndexedText | None:
        """The text in the catalog."""
        catalog = self._deskside.index.catalog
        with suppress(NotFound):
            found = catalog.version(version)
            return IndexedText(self._document(version, catalog.document(found.document_id)), found.text)
        return None

    def facts(self) -> SubjectFacts:
        """The settings, and what the index holds."""
        settings = self._deskside.settings
        told = _flat(settings.model_dump(mode="json"))
        return SubjectFacts(str(settings.index.data), told, self._deskside.index.catalog.counts())

    def _question(self, example: Example) -> Question:
        if example.practice_ticket is None:
            return example.to_question()
        return example.to_question(self._deskside.programme.ticket(example.practice_ticket).as_ticket())

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
        told |= _flat(value, f"{prefix}{name}.") if isinstance(value, Mapping) else {prefix + name: str(value)}
    return told
