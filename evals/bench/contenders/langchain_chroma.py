"""The plain LangChain + Chroma pipeline of `evals/bench/baseline`, in processes of its own."""

import json
import sys
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from importlib import metadata
from pathlib import Path

import httpx2

from evals.bench.contender import AskRequest, IndexingReport
from evals.bench.contenders.langchain_chroma_subject import LangChainChromaSubject, as_query
from evals.errors import SubjectError
from evals.example import Example
from evals.subject import Subject
from ingest.index.embedders.bundled_model import adapted_model_name

_TIMEOUT_SECONDS = 60.0
_BASELINE = (sys.executable, "-m", "evals.bench.baseline")
_PACKAGES = (
    "langchain-chroma",
    "langchain-huggingface",
    "langchain-text-splitters",
    "sentence-transformers",
    "fastapi",
    "uvicorn",
)


class LangChainChromaContender:
    """Chunks of `chunk_size` characters that overlap by 200; the four nearest of them are the answer."""

    def __init__(self, chunk_size: int) -> None:
        self._chunk_size = chunk_size

    @property
    def name(self) -> str:
        return f"langchain-chroma-{self._chunk_size}"

    def index_command(self, documents: Path, index: Path) -> Sequence[str]:
        """Into an empty folder only: the plain pipeline does not know what it has indexed."""
        return [*_BASELINE, "index", str(documents), str(index), "--chunk-size", str(self._chunk_size)]

    def read_report(self, output: str) -> IndexingReport:
        try:
            told = json.loads(output)
            return IndexingReport(chunks=told["chunks"], embedded=told["chunks"], seconds=told["seconds"])
        except (ValueError, KeyError, TypeError) as error:
            raise SubjectError(f"the baseline printed something else than a report: {error}") from error

    def ask_command(self, index: Path, question: str) -> Sequence[str]:
        return [*_BASELINE, "ask", str(index), "--", question]

    def serve_command(self, index: Path, port: int) -> Sequence[str]:
        return [*_BASELINE, "serve", str(index), "--port", str(port)]

    def open_client(self, index: Path, url: str) -> httpx2.Client:
        return httpx2.Client(base_url=url, timeout=_TIMEOUT_SECONDS, trust_env=False)

    def ask_request(self, example: Example) -> AskRequest:
        return AskRequest("/ask", {"question": as_query(example)})

    @contextmanager
    def open_subject(self, index: Path, url: str, documents: Path) -> Iterator[Subject]:
        with self.open_client(index, url) as client:
            yield LangChainChromaSubject(client, documents)

    def facts(self, index: Path) -> Mapping[str, str]:
        versions = ", ".join(f"{name} {metadata.version(name)}" for name in _PACKAGES)
        return {
            "embedder": f"{adapted_model_name()} by sentence-transformers",
            "precision": "f32",
            "chunks": f"at most {self._chunk_size} characters, overlapping by 200",
            "answers with": "POST /ask: the 4 nearest chunks",
            "searches for": "the question, then what was said before it, latest first",
            "packages": versions,
        }
