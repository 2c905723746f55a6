"""A statement of the sample company and one written against it, which contradicts it or only seems to."""

from dataclasses import dataclass
from pathlib import Path

from pydantic import BaseModel, ConfigDict, ValidationError

from evals.errors import GoldenSetError
from evals.golden_line import problem_in


class PairLine(BaseModel):
    """A pair as it is written; `document` is relative to the folder of the file."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    id: str
    document: str
    quote: str
    title: str
    section: str
    text: str
    """Of the memo, in which `says` stands."""
    says: str
    conflicts: bool
    why: str


@dataclass(frozen=True, slots=True)
class WrittenPair:
    """One pair; the memo stands in a document of its own."""

    line: PairLine
    document: Path

    @property
    def memo(self) -> str:
        """The memo as a Markdown document."""
        line = self.line
        head = f'title: "{line.title}"\nkind: policy\nowner: memos@lumenfold.example\neffective_from: 2026-09-01'
        return f"---\n{head}\n---\n# {line.title}\n\n## {line.section}\n\n{line.text}\n"


def load_pairs(path: Path) -> tuple[WrittenPair, ...]:
    """Read a file of pairs. Raises GoldenSetError, naming the line, when it is none."""
    pairs = []
    for number, text in enumerate(path.read_text(encoding="utf-8").splitlines(), start=1):
        try:
            line = PairLine.model_validate_json(text)
        except ValidationError as error:
            raise GoldenSetError(f"{path}, line {number}: {problem_in(error)}. Correct the line.") from error
        if line.says not in line.text:
            raise GoldenSetError(f"{path}, line {number}: `says` does not stand in `text`. Correct the line.")
        pairs.append(WrittenPair(line, (path.parent / line.document).resolve()))
    return tuple(pairs)
