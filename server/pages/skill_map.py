"""The skill map as one person sees it: each skill with its lessons and practice tickets."""

from dataclasses import dataclass

from ingest.index.scope import Scope
from server.answering.answer import LessonLink
from server.learning.practice import PracticeTicket
from server.learning.programme import Programme
from server.learning.skills import Skill


@dataclass(frozen=True, slots=True)
class SkillEntry:
    """A skill, the lessons that lead to it and the tickets to practise it on."""

    skill: Skill
    lessons: tuple[LessonLink, ...]
    tickets: tuple[PracticeTicket, ...]


def skill_map(programme: Programme, scope: Scope) -> list[SkillEntry]:
    """Every skill, in the order of the programme."""
    lessons = programme.lessons(scope)
    tickets = programme.tickets()
    return [
        SkillEntry(
            skill,
            tuple(lesson for lesson in lessons if lesson.skill == skill.id),
            tuple(ticket for ticket in tickets if ticket.skill == skill.id),
        )
        for skill in programme.skills()
    ]
