"""A question with the approved answer that answers it, or with none."""

from dataclasses import dataclass
from datetime import UTC, date, datetime, time
from pathlib import Path

from pydantic import BaseModel, ConfigDict, ValidationError

from evals.errors import GoldenSetError
from evals.golden_line import problem_in

_NOON = time(12, tzinfo=UTC)


class LabelLine(BaseModel):
    """A label as it is written; documents are relative to the folder of the file."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    id: str
    question: str
    exemplar: str | None
    near: str | None = None
    """The approved answer that a near miss was written against."""
    as_of: date | None = None


@dataclass(frozen=True, slots=True)
class LabelledQuestion:
    """A question; `exemplar` is the file of the one that fits, where one does."""

    id: str
    question: str
    exemplar: Path | None
    group: str
    """What it was written for: questions of one group must not be learned from when it is measured."""
    as_of: datetime | None


def load_labels(path: Path) -> tuple[LabelledQuestion, ...]:
    """Read a file of labels. Raises GoldenSetError, naming the line, when it is none."""
    labels = []
    for number, text in enumerate(path.read_text(encoding="utf-8").splitlines(), start=1):
        try:
            line = LabelLine.model_validate_json(text)
        except ValidationError as error:
            raise GoldenSetError(f"{path}, line {number}: {problem_in(error)}. Correct the line.") from error
        fits = (path.parent / line.exemplar).resolve() if line.exemplar else None
        moment = datetime.combine(line.as_of, _NOON) if line.as_of else None
        group = line.exemplar or line.near or line.id
        labels.append(LabelledQuestion(line.id, line.question, fits, group, moment))
    return tuple(labels)
