"""The server of the plain pipeline, as the metrics ask it."""

from dataclasses import dataclass
from pathlib import Path

import httpx2
from pydantic import TypeAdapter, ValidationError

from evals.errors import SubjectError
from evals.example import Example
from evals.subject import IndexedText, Retrieved, RetrievedPassage, SubjectFacts
from server.answering.answer import Answer


@dataclass(frozen=True, slots=True)
class _PassageJson:
    source: str
    start: int
    text: str
    similarity: float


_PASSAGES = TypeAdapter(list[_PassageJson])


class LangChainChromaSubject:
    """Asks over HTTP. The similarity of the best passage is its confidence; a file's path stands for its version."""

    def __init__(self, client: httpx2.Client, documents: Path) -> None:
        self._client = client
        self._documents = documents

    def retrieve(self, example: Example, k: int) -> Retrieved:
        """The k nearest chunks."""
        try:
            response = self._client.post("/ask", json={"question": as_query(example), "k": k})
            response.raise_for_status()
            found = _PASSAGES.validate_json(response.content)
        except (httpx2.HTTPError, ValidationError) as error:
            raise SubjectError(f"POST /ask failed: {error}") from error
        passages = tuple(
            RetrievedPassage(
                document=(self._documents / one.source).as_posix(),
                version=one.source,
                start=one.start,
                end=one.start + len(one.text),
                text=one.text,
            )
            for one in found
        )
        return Retrieved(passages, found[0].similarity if found else 0.0)

    def answer(self, example: Example) -> Answer:
        """Raises SubjectError: it finds passages and writes no answers."""
        raise SubjectError("the plain pipeline writes no answers; measure retrieval only")

    def version_text(self, version: str) -> IndexedText | None:
        """The file as it was indexed."""
        file = self._documents / version
        if not file.is_file():
            return None
        return IndexedText(file.as_posix(), file.read_bytes().decode("utf-8", errors="replace"))

    def facts(self) -> SubjectFacts:
        """Its address."""
        return SubjectFacts(str(self._client.base_url))


def as_query(example: Example) -> str:
    """The question, then what was said before it, latest first: the model reads 256 tokens and drops the rest.

    A plain pipeline has no other use for a conversation without a language model; leaving it out finds far less.
    """
    return "\n".join([example.question, *(turn.text for turn in reversed(example.history))])
