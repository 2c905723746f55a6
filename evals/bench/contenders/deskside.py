"""Deskside, through its own commands and its own HTTP interface."""

import json
import sys
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from pathlib import Path

import httpx2
from pydantic import TypeAdapter, ValidationError

from evals.bench.contender import AskRequest, IndexingReport
from evals.errors import SubjectError
from evals.example import Example
from evals.subject import Subject
from evals.subjects.http import HttpSubject
from ingest.chunker import LONGEST_CHUNK
from ingest.index.catalog import Catalog
from ingest.index.database import open_database
from ingest.index.receipt import FAILURES, FileState, JobReceipt
from ingest.index.settings import IndexSettings

_TIMEOUT_SECONDS = 60.0
_RECEIPT = TypeAdapter(JobReceipt)
_DESKSIDE = (sys.executable, "-m", "server")


class DesksideContender:
    """Every default as it is shipped."""

    @property
    def name(self) -> str:
        return "deskside"

    def index_command(self, documents: Path, index: Path) -> Sequence[str]:
        return [*_DESKSIDE, "ingest", str(documents), "--data", str(index), "--json"]

    def read_report(self, output: str) -> IndexingReport:
        try:
            receipt = _RECEIPT.validate_json(output)
        except ValidationError as error:
            raise SubjectError(f"`deskside ingest --json` printed something else: {error}") from error
        return IndexingReport(
            chunks=sum(file.passages for file in receipt.files if file.state is FileState.LIVE),
            embedded=receipt.embedded,
            seconds=receipt.seconds,
            failed=sum(file.state in FAILURES for file in receipt.files),
        )

    def ask_command(self, index: Path, question: str) -> Sequence[str]:
        return [*_DESKSIDE, "ask", "--data", str(index), "--", question]

    def serve_command(self, index: Path, port: int) -> Sequence[str]:
        return [*_DESKSIDE, "serve", "--data", str(index), "--port", str(port)]

    def open_client(self, index: Path, url: str) -> httpx2.Client:
        """With the key that the server leaves for commands of the same user."""
        try:
            key = json.loads((index / "owner.json").read_text())["key"]
        except (OSError, ValueError, KeyError) as error:
            raise SubjectError(f"{index / 'owner.json'} holds no key of the running server: {error}") from error
        headers = {"Authorization": f"Bearer {key}"}
        return httpx2.Client(base_url=url, headers=headers, timeout=_TIMEOUT_SECONDS, trust_env=False)

    def ask_request(self, example: Example) -> AskRequest:
        history = [{"role": turn.role.value, "text": turn.text} for turn in example.history]
        audience = sorted(example.audience)
        return AskRequest("/v1/answers", {"question": example.question, "history": history, "audience": audience})

    @contextmanager
    def open_subject(self, index: Path, url: str, documents: Path) -> Iterator[Subject]:
        """Searches by `POST /v1/search`; the source is the folder itself, so paths are absolute already."""
        with self.open_client(index, url) as client:
            yield HttpSubject(client)

    def facts(self, index: Path) -> Mapping[str, str]:
        catalog = Catalog(open_database(IndexSettings(data=index).database_url))
        try:
            embedder = catalog.fact("embedder") or "unknown"
        finally:
            catalog.engine.dispose()
        return {
            "embedder": embedder,
            "precision": embedder.rpartition("-")[2],
            "chunks": f"at most {LONGEST_CHUNK} characters, widened to a passage when found",
            "answers with": "POST /v1/answers: sentences with citations, stored in the history",
        }
