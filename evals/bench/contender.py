"""The port of what is compared: a pipeline that indexes, asks and serves in processes of its own."""

from collections.abc import Mapping, Sequence
from contextlib import AbstractContextManager
from dataclasses import dataclass
from pathlib import Path
from typing import Protocol

import httpx2

from evals.example import Example
from evals.subject import Subject


@dataclass(frozen=True, slots=True)
class IndexingReport:
    """What a contender says of its indexing pass."""

    chunks: int
    embedded: int
    seconds: float
    """Of the pass alone, without the start of the program and the loading of the model."""
    failed: int = 0
    """Documents that could not be indexed."""


@dataclass(frozen=True, slots=True)
class AskRequest:
    """A question as it is put over HTTP."""

    path: str
    body: Mapping[str, object]


class Contender(Protocol):
    """A pipeline. `index` is the folder, its own, that it writes to."""

    @property
    def name(self) -> str:
        """The name in tables and JSON."""
        ...

    def index_command(self, documents: Path, index: Path) -> Sequence[str]:
        """The program that brings `index` up to date with `documents`."""
        ...

    def read_report(self, output: str) -> IndexingReport:
        """What that program printed. Raises SubjectError when it is not a report."""
        ...

    def ask_command(self, index: Path, question: str) -> Sequence[str]:
        """The program that prints what answers a question."""
        ...

    def serve_command(self, index: Path, port: int) -> Sequence[str]:
        """The program that serves `index` on the loopback interface; `/readyz` says when."""
        ...

    def open_client(self, index: Path, url: str) -> httpx2.Client:
        """A client of that server. Raises SubjectError when it lets nobody in."""
        ...

    def ask_request(self, example: Example) -> AskRequest:
        """How to ask an example over HTTP."""
        ...

    def open_subject(self, index: Path, url: str, documents: Path) -> AbstractContextManager[Subject]:
        """The server as the metrics ask it; paths are told as they lie below `documents`."""
        ...

    def facts(self, index: Path) -> Mapping[str, str]:
        """What is needed to know what was measured: embedder, precision, passage length, versions."""
        ...
