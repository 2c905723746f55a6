"""Golden sets: files of questions whose right answers are known."""

import hashlib
from collections.abc import Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from evals.errors import GoldenSetError
from evals.example import Example
from evals.golden_line import ExampleLine, read_example


@dataclass(frozen=True, slots=True)
class GoldenSet:
    """The examples of one file, in its order.

    Of a golden set kept in the database, `path` is where its file would lie: documents are relative to its folder.
    """

    path: Path
    content_hash: str
    examples: tuple[Example, ...]

    @property
    def name(self) -> str:
        """The file's name without its ending."""
        return self.path.stem

    def select(self, set_name: str | None = None, limit: int | None = None) -> "GoldenSet":
        """Only the examples of one `tags.set`, and of these only the first `limit`.

        Raises GoldenSetError when no example is left.
        """
        chosen = tuple(example for example in self.examples if set_name in (None, example.set_name))
        if not chosen:
            known = ", ".join(sorted({example.set_name for example in self.examples}))
            raise GoldenSetError(f"{self.path}: no example has tags.set {set_name!r}; there are {known}")
        return replace(self, examples=chosen[:limit])


def load_golden_set(path: Path) -> GoldenSet:
    """Read a golden set. Raises GoldenSetError, naming the line, when it is not one."""
    try:
        content = path.read_bytes()
        text = content.decode("utf-8-sig")
    except OSError as error:
        raise GoldenSetError(f"{path} cannot be read: {error.strerror}. Check the path.") from error
    except UnicodeDecodeError as error:
        raise GoldenSetError(f"{path} is not UTF-8 text. Save it as UTF-8, one JSON object a line.") from error
    folder = path.resolve().parent
    examples: dict[str, Example] = {}
    for number, line in enumerate(text.split("\n"), start=1):
        if not line.strip():
            continue
        example = read_example(line, folder, f"{path}, line {number}")
        if example.id in examples:
            raise GoldenSetError(f"{path}, line {number}: the id {example.id!r} stands above already. Give it its own.")
        examples[example.id] = example
    if not examples:
        raise GoldenSetError(f"{path} holds no examples. Write one JSON object a line.")
    return GoldenSet(path.resolve(), hashlib.sha256(content).hexdigest(), tuple(examples.values()))


def golden_set_of(path: Path, lines: Sequence[ExampleLine]) -> GoldenSet:
    """The golden set that these lines make; its hash is that of the lines as they are written here."""
    content = "".join(f"{line.written()}\n" for line in lines)
    examples = tuple(line.to_example(path.parent) for line in lines)
    return GoldenSet(path, hashlib.sha256(content.encode()).hexdigest(), examples)
