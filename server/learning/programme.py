"""The programme as it is set up here: skills and practice tickets from SQL, lessons from the index."""

from collections.abc import Iterable, Sequence
from pathlib import Path

import yaml
from pydantic import BaseModel, ValidationError

from ingest.index.catalog import Catalog
from ingest.index.documents import DocumentKind
from ingest.index.errors import MetadataError, NotFound
from ingest.index.scope import Scope
from server.answering.answer import Citation, LessonLink
from server.learning.lessons import lesson_link
from server.learning.practice import PracticeTicket
from server.learning.programme_store import ProgrammeStore
from server.learning.skills import Skill


class Programme:
    """What there is to learn, and which lesson a question calls for."""

    def __init__(self, store: ProgrammeStore, catalog: Catalog) -> None:
        self._store = store
        self._catalog = catalog

    def skills(self) -> list[Skill]:
        """The skill map, in its own order."""
        return [Skill.model_validate_json(body) for body in self._store.bodies("skill")]

    def tickets(self) -> list[PracticeTicket]:
        """The practice tickets, in their own order."""
        return [PracticeTicket.model_validate_json(body) for body in self._store.bodies("ticket")]

    def ticket(self, ticket_id: str) -> PracticeTicket:
        """One practice ticket. Raises NotFound."""
        for ticket in self.tickets():
            if ticket.id == ticket_id:
                return ticket
        raise NotFound(f"there is no practice ticket {ticket_id}")

    def lessons(self, scope: Scope) -> list[LessonLink]:
        """The lessons that the scope may see, by title."""
        among = Scope(scope.groups, scope.as_of, kinds=frozenset({DocumentKind.LESSON}))
        links = (lesson_link(version) for version in self._catalog.live_versions(among))
        return sorted((link for link in links if link is not None), key=lambda link: link.title)

    def import_folder(self, folder: Path) -> None:
        """Take over `skills.yaml` and `tickets.yaml` of a folder. Raises MetadataError with the file and the entry."""
        self._store.replace("skill", _read(folder / "skills.yaml", "skills", Skill))
        self._store.replace("ticket", _read(folder / "tickets.yaml", "tickets", PracticeTicket))

    def lesson_for(self, question: str, citations: Sequence[Citation], scope: Scope) -> LessonLink | None:
        """The lesson for the skill that a question needs, or None.

        The skill is the one whose keywords the question uses, helped by the skills that the cited documents are tagged
        with; among its lessons the one whose title shares most with the question.
        """
        votes = self._votes(question, citations)
        if not votes:
            return None
        skill = max(votes, key=lambda name: votes[name])
        lessons = [lesson for lesson in self.lessons(scope) if lesson.skill == skill]
        words = set(_words(question)) | {word for citation in citations for word in _words(citation.title)}
        return max(lessons, key=lambda lesson: len(words & set(_words(lesson.title))), default=None)

    def _votes(self, question: str, citations: Sequence[Citation]) -> dict[str, float]:
        votes: dict[str, float] = {}
        text = f" {' '.join(_words(question))} "
        for skill in self.skills():
            hits = sum(f" {' '.join(_words(keyword))}" in text for keyword in skill.keywords)
            if hits:
                votes[skill.id] = float(hits)
        for place, citation in enumerate(citations[:3]):
            description = self._catalog.description(citation.version)
            for skill_id in description.tags.get("skill", ()):
                votes[skill_id] = votes.get(skill_id, 0.0) + 1.5 / (1 + place)
        return votes


def _words(text: str) -> list[str]:
    return "".join(character.lower() if character.isalnum() else " " for character in text).split()


def _read(file: Path, key: str, model: type[BaseModel]) -> Iterable[tuple[str, str]]:
    try:
        entries = yaml.safe_load(file.read_text(encoding="utf-8"))[key]
    except (OSError, yaml.YAMLError, KeyError, TypeError) as error:
        raise MetadataError(f"{file} cannot be read as a list under '{key}:' ({error})") from error
    items = []
    for place, entry in enumerate(entries, 1):
        try:
            item = model.model_validate(entry)
        except ValidationError as error:
            first = error.errors()[0]
            field = ".".join(str(part) for part in first["loc"])
            raise MetadataError(f"{file}: entry {place} under '{key}:', {field}: {first['msg']}") from error
        items.append((str(entry["id"]), item.model_dump_json()))
    return items
