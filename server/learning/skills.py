"""The skill map: observable behaviour, and the real tasks that need it."""

from pydantic import BaseModel, ConfigDict


class Skill(BaseModel):
    """One skill in observable terms."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    id: str
    name: str
    summary: str
    observable: tuple[str, ...]
    tasks: tuple[str, ...]
    lessons: tuple[str, ...] = ()
    """Paths of lessons, relative to the source's lessons folder or to the source."""
    keywords: tuple[str, ...] = ()
    """Words and phrases that show a question needs this skill."""
