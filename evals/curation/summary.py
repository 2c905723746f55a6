"""Which examples of a golden set somebody looks for, and what a change changed."""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from evals.curation.kept_example import ExampleState, Revision
from evals.curation.validation import Standing
from evals.curation.visible import SeenExample
from evals.golden_line import ExampleLine

PAGE_SIZE = 50
_PARTS: Mapping[str, str] = {
    "question": "question",
    "history": "what was said before",
    "ticket": "ticket",
    "as_of": "date",
    "audience": "audience",
    "answerable": "whether it can be answered",
    "reference_answer": "reference answer",
    "documents": "documents",
    "evidence": "evidence",
    "tags": "tags",
}


@dataclass(frozen=True, slots=True)
class Wanted:
    """What somebody looks for; an empty field leaves everything in."""

    words: str = ""
    tag: str = ""
    """As "skill=returns-assessment"."""
    state: str = ExampleState.ACCEPTED
    standing: str = ""

    def admits(self, seen: SeenExample) -> bool:
        """Whether this is one of them."""
        line = seen.kept.line
        name, _, value = self.tag.partition("=")
        said = f"{line.id} {line.question} {line.reference_answer or ''} {' '.join(line.documents)}".casefold()
        return (
            self.state in ("", seen.kept.state)
            and self._admits_standing(seen)
            and (not name or line.plain_tags.get(name) == value)
            and all(word in said for word in self.words.casefold().split())
        )

    def _admits_standing(self, seen: SeenExample) -> bool:
        if self.standing == "bad":
            return seen.standing.is_bad
        return self.standing in ("", seen.standing.standing)


@dataclass(frozen=True, slots=True)
class TagCount:
    """How many examples carry a tag; `choice` is how a `Wanted` names it."""

    choice: str
    says: str
    count: int


def tags_of(examples: Iterable[SeenExample]) -> list[TagCount]:
    """The tags that examples carry, by name and value."""
    counts = Counter((name, value) for seen in examples for name, value in seen.kept.line.plain_tags.items() if value)
    return [TagCount(f"{name}={value}", f"{name}: {value}", count) for (name, value), count in sorted(counts.items())]


def standings_of(examples: Iterable[SeenExample]) -> dict[Standing, int]:
    """How many examples stand how."""
    counts = Counter(seen.standing.standing for seen in examples)
    return {standing: counts[standing] for standing in Standing}


@dataclass(frozen=True, slots=True)
class RevisionStory:
    """A revision with what it changed in the one before."""

    revision: Revision
    changed: tuple[str, ...]


def stories(revisions: Sequence[Revision]) -> list[RevisionStory]:
    """The revisions, the latest first, as they are given."""
    befores: list[Revision | None] = [*revisions[1:], None]
    return [RevisionStory(after, _changed(before, after)) for before, after in zip(befores, revisions, strict=True)]


def _changed(before: Revision | None, after: Revision) -> tuple[str, ...]:
    if before is None:
        return ()
    moved = (f"{before.state} → {after.state}",) if before.state != after.state else ()
    return (*moved, *changed_parts(before.line, after.line))


def changed_parts(before: ExampleLine, after: ExampleLine) -> tuple[str, ...]:
    """The names of what differs between two lines."""
    return tuple(says for name, says in _PARTS.items() if getattr(before, name) != getattr(after, name))
