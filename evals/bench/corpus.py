"""The documents that are indexed and the questions that are asked about them."""

import hashlib
import shutil
from collections.abc import Iterable
from dataclasses import dataclass, replace
from pathlib import Path

from evals.errors import SubjectError
from evals.example import Evidence, Example
from evals.golden_set import GoldenSet, load_golden_set
from ingest.metadata import sidecar_path

_SUFFIXES = frozenset({".md", ".txt"})


@dataclass(frozen=True, slots=True)
class Corpus:
    """Markdown and text files below a folder, and a golden set on them."""

    folder: Path
    documents: tuple[Path, ...]
    """Paths from the folder, in an order that is no order of content: the first n are a fair sample."""
    golden_set: GoldenSet

    @property
    def stand_alone(self) -> tuple[Example, ...]:
        """The questions that need no conversation to be understood."""
        return tuple(example for example in self.golden_set.examples if not example.history)

    @property
    def bytes(self) -> int:
        """The size of the documents."""
        return sum((self.folder / document).stat().st_size for document in self.documents)

    def first(self, count: int) -> "Corpus":
        """The first `count` documents."""
        return replace(self, documents=self.documents[:count])

    def of_size(self, size: int) -> "Corpus":
        """Documents of at least `size` bytes together, as far as there are: first those that the golden set expects."""
        expected = {path for example in self.golden_set.examples for path in example.documents}
        ordered = sorted(self.documents, key=lambda document: self.folder / document not in expected)
        chosen, total = [], 0
        for document in ordered:
            if total >= size:
                break
            chosen.append(document)
            total += (self.folder / document).stat().st_size
        return replace(self, documents=tuple(chosen))

    def copy_to(self, folder: Path) -> "Corpus":
        """These documents in a folder of their own, with the questions that can be asked about them there.

        Left out are questions that expect other documents, and those asked in a ticket, which a plain pipeline
        cannot read.
        """
        for document in self.documents:
            target = folder / document
            target.parent.mkdir(parents=True, exist_ok=True)
            shutil.copyfile(self.folder / document, target)
            sidecar = self.folder / sidecar_path(str(document))
            if sidecar.is_file():
                shutil.copyfile(sidecar, folder / sidecar_path(str(document)))
        present = {self.folder / document for document in self.documents}
        examples = tuple(
            _moved(example, self.folder, folder)
            for example in self.golden_set.examples
            if present.issuperset(_named(example)) and not (example.ticket or example.practice_ticket)
        )
        return Corpus(folder, self.documents, replace(self.golden_set, examples=examples))


def read_corpus(documents: Path, golden: Path) -> Corpus:
    """The Markdown and text files below a folder.

    Raises GoldenSetError when the golden set is not one, and SubjectError when there is nothing to index.
    """
    folder = documents.resolve()
    files = [
        file.relative_to(folder)
        for file in folder.rglob("*")
        if file.suffix in _SUFFIXES and file.is_file() and not _is_hidden(file.relative_to(folder))
    ]
    if not files:
        raise SubjectError(f"{folder} holds no Markdown and no text files; choose another folder with --documents")
    return Corpus(folder, tuple(sorted(files, key=_shuffled)), load_golden_set(golden))


def _is_hidden(path: Path) -> bool:
    return any(part.startswith(".") for part in path.parts)


def _shuffled(path: Path) -> str:
    return hashlib.sha256(path.as_posix().encode()).hexdigest()


def _named(example: Example) -> Iterable[Path]:
    return {*example.documents, *(evidence.document for evidence in example.evidence)}


def _moved(example: Example, old: Path, new: Path) -> Example:
    def move(path: Path) -> Path:
        return new / path.relative_to(old)

    evidence = (Evidence(move(one.document), one.start, one.end, one.quote) for one in example.evidence)
    return replace(example, documents=tuple(map(move, example.documents)), evidence=tuple(evidence))
