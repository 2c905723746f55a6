"""The programme as it is set up here: skills and practice tickets from SQL, lessons from the index."""

from collections.abc import Iterable, Sequence
from datetime import datetime
from functools import lru_cache
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
        self._read_skills = lru_cache(maxsize=1)(self._skills)
        self._read_tickets = lru_cache(maxsize=1)(self._tickets)
        self._read_lessons = lru_cache(maxsize=64)(self._lessons)

    def skills(self) -> list[Skill]:
        """The skill map, in its own order."""
        return list(self._read_skills())

    def tickets(self) -> list[PracticeTicket]:
        """The practice tickets, in their own order."""
        return list(self._read_tickets())

    def ticket(self, ticket_id: str) -> PracticeTicket:
        """One practice ticket. Raises NotFound."""
        for ticket in self.tickets():
            if ticket.id == ticket_id:
                return ticket
        raise NotFound(f"there is no practice ticket {ticket_id}")

    def lessons(self, scope: Scope) -> list[LessonLink]:
        """The lessons that the scope may see, by title."""
        minute = scope.as_of.replace(second=0, microsecond=0)
        return list(self._read_lessons(scope.groups, minute, self._catalog.sequence()))

    def import_folder(self, folder: Path) -> None:
        """Take over `skills.yaml` and `tickets.yaml` of a folder. Raises MetadataError with the file and the entry."""
        self._store.replace("skill", _read(folder / "skills.yaml", "skills", Skill))
        self._store.replace("ticket", _read(folder / "tickets.yaml", "tickets", PracticeTicket))
        self._read_skills.cache_clear()
        self._read_tickets.cache_clear()

    def lesson_for(
        self, question: str, citations: Sequence[Citation], scope: Scope, is_answered: bool = True
    ) -> LessonLink | None:
        """The lesson for the skill that a question needs, or None.

        The skill is one that the question's own words point at and that the cited documents are tagged with; where the
        documents answer, either alone will do, as long as it points at one skill. Among its lessons it is the one whose
        title shares most with the question and the cited titles.
        """
        skill = self._skill_for(question, citations, is_answered)
        lessons = [lesson for lesson in self.lessons(scope) if lesson.skill == skill] if skill else []
        words = set(_words(question)) | {word for citation in citations for word in _words(citation.title)}
        return max(lessons, key=lambda lesson: len(words & set(_words(lesson.title))), default=None)

    def _skill_for(self, question: str, citations: Sequence[Citation], is_answered: bool) -> str | None:
        named = self._named_skills(question)
        tagged = self._catalog.description(citations[0].version).tags.get("skill", ()) if citations else ()
        agreed = [skill for skill in tagged if skill in named]
        if agreed:
            return max(agreed, key=lambda skill: named[skill])
        if not is_answered:
            return None
        if len(tagged) == 1:
            return tagged[0]
        best = max(named.values(), default=0)
        leading = [skill for skill, hits in named.items() if hits == best]
        return leading[0] if not tagged and len(leading) == 1 else None

    def _named_skills(self, question: str) -> dict[str, int]:
        """How many of each skill's keywords the question uses; a keyword may begin a longer word."""
        text = f" {' '.join(_words(question))} "
        hits = {
            skill.id: sum(f" {' '.join(_words(keyword))}" in text for keyword in skill.keywords)
            for skill in self._read_skills()
        }
        return {skill: count for skill, count in hits.items() if count}

    def _skills(self) -> tuple[Skill, ...]:
        return tuple(Skill.model_validate_json(body) for body in self._store.bodies("skill"))

    def _tickets(self) -> tuple[PracticeTicket, ...]:
        return tuple(PracticeTicket.model_validate_json(body) for body in self._store.bodies("ticket"))

    def _lessons(self, groups: frozenset[str], as_of: datetime, sequence: int) -> tuple[LessonLink, ...]:
        """`sequence` is there to read again after every change to the catalog."""
        among = Scope(groups, as_of, kinds=frozenset({DocumentKind.LESSON}))
        links = (lesson_link(version) for version in self._catalog.live_versions(among))
        return tuple(sorted((link for link in links if link is not None), key=lambda link: link.title))


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
