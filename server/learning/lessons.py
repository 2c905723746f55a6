"""Lessons: 5–15 minute units, each for one skill."""

from ingest.index.documents import Version
from server.answering.answer import LessonLink


def lesson_link(version: Version) -> LessonLink | None:
    """The link to a lesson; None for a lesson whose metadata names no skill."""
    description = version.description
    if description.skill is None:
        return None
    return LessonLink(
        id=version.document_id,
        title=description.title,
        minutes=description.minutes or 10,
        skill=description.skill,
        url=f"/lessons/{version.document_id}",
    )
