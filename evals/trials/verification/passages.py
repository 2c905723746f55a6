"""The passages of the sample company, cut as an index cuts them, without an index."""

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from ingest.chunker import chunk
from ingest.index.documents import Chunk
from ingest.metadata import SIDECAR_SUFFIX, describe, sidecar_path
from ingest.reader import read
from server.commands.demo import SAMPLE_COMPANY

LONGEST_PASSAGE = 800
"""Characters: what retrieval widens a chunk to."""


@dataclass(frozen=True, slots=True)
class SamplePassage:
    """A stretch of one section of a document."""

    path: str
    """From the folder of the company."""
    title: str
    section: str
    text: str

    @property
    def source(self) -> str:
        """The text below its title and section, as it is cited."""
        return f"{self.title}\n{self.section}\n{self.text}"


def sample_passages(folder: Path = SAMPLE_COMPANY) -> tuple[SamplePassage, ...]:
    """All passages of its policies and product documents, the archive left out. Takes about three seconds."""
    return tuple(
        passage
        for room in ("policies", "products")
        for file in sorted((folder / room).rglob("*"))
        if file.is_file() and not file.name.endswith(SIDECAR_SUFFIX) and "archive" not in file.parts
        for passage in _passages(file, file.relative_to(folder).as_posix())
    )


def _passages(file: Path, path: str) -> Iterator[SamplePassage]:
    parsed = read(file.read_bytes(), file.name)
    sidecar = Path(sidecar_path(str(file)))
    description = describe(path, parsed, sidecar.read_text(encoding="utf-8") if sidecar.exists() else None)
    group: list[Chunk] = []
    for one in chunk(parsed, description, "none"):
        if group and (one.heading_path != group[0].heading_path or one.end - group[0].start > LONGEST_PASSAGE):
            yield _passage(path, description.title, group)
            group = []
        group.append(one)
    if group:
        yield _passage(path, description.title, group)


def _passage(path: str, title: str, group: list[Chunk]) -> SamplePassage:
    text = "\n".join(one.text for one in group)
    return SamplePassage(path, title, " › ".join(group[0].heading_path), text)
