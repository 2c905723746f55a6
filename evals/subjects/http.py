"""A running server, asked over HTTP as the panel asks it."""

from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from functools import lru_cache
from pathlib import Path

import httpx2
from pydantic import BaseModel, TypeAdapter, ValidationError

from evals.errors import SubjectError
from evals.example import Example
from evals.subject import IndexedText, Retrieved, RetrievedPassage, SubjectFacts
from server.answering.answer import Answer
from server.answering.question import Question, Ticket

_ANSWER = TypeAdapter(Answer)
_QUESTION = TypeAdapter(Question)
_TICKET = TypeAdapter(Ticket)


class _PassageJson(BaseModel):
    version: str
    source: str
    path: str
    start: int
    end: int
    text: str


class _SearchJson(BaseModel):
    passages: list[_PassageJson]
    confidence: float


class _VersionJson(BaseModel):
    source: str
    path: str
    text: str


class _StandingJson(BaseModel):
    name: str | None = None


class HttpSubject:
    """A server at the base URL of `client`, which also carries the key. Questions end up in the server's history."""

    def __init__(self, client: httpx2.Client) -> None:
        self._client = client
        self._ticket = lru_cache(maxsize=None)(self._fetch_ticket)

    def retrieve(self, example: Example, k: int) -> Retrieved:
        """The passages of `POST /v1/search`."""
        content = self._send("POST", "/v1/search", {**self._request(example), "k": k})
        try:
            found = _SearchJson.model_validate_json(content)
        except ValidationError as error:
            raise _unreadable("/v1/search", error) from error
        passages = tuple(
            RetrievedPassage(_document(one.source, one.path), one.version, one.start, one.end, one.text)
            for one in found.passages
        )
        return Retrieved(passages, found.confidence)

    def answer(self, example: Example) -> Answer:
        """The answer of `POST /v1/answers`, asked for as events: who is shown sentences waits longer for the last."""
        response = self._ask("POST", "/v1/answers", self._request(example), {"Accept": "text/event-stream"})
        content = _last_event(response) if _is_stream(response) else _content(response)
        try:
            return _ANSWER.validate_json(content)
        except ValidationError as error:
            raise _unreadable("/v1/answers", error) from error

    def version_text(self, version: str) -> IndexedText | None:
        """The text of `GET /v1/versions/{id}`."""
        path = f"/v1/versions/{version}"
        response = self._ask("GET", path)
        if response.status_code == httpx2.codes.NOT_FOUND:
            return None
        try:
            found = _VersionJson.model_validate_json(_content(response))
        except ValidationError as error:
            raise _unreadable(path, error) from error
        return IndexedText(_document(found.source, found.path), found.text)

    def facts(self) -> SubjectFacts:
        """The server's address, once it has said that it is ready, and its language model, which administrators see."""
        self._send("GET", "/readyz")
        response = self._ask("GET", "/v1/language-model")
        model = _StandingJson.model_validate_json(response.content).name if response.is_success else None
        return SubjectFacts(str(self._client.base_url), language_model=model)

    def _request(self, example: Example) -> Mapping[str, object]:
        ticket = self._ticket(example.practice_ticket) if example.practice_ticket else None
        asked = _QUESTION.dump_python(example.to_question(ticket), mode="json")
        return {
            "question": asked["text"],
            "history": asked["history"],
            "ticket": asked["ticket"],
            "as_of": example.as_of.isoformat() if example.as_of else None,
            "tags": None,
            "audience": sorted(example.audience),
        }

    def _fetch_ticket(self, identifier: str) -> Ticket:
        path = f"/v1/tickets/{identifier}"
        try:
            return _TICKET.validate_json(self._send("GET", path))
        except ValidationError as error:
            raise _unreadable(path, error) from error

    def _send(self, method: str, path: str, body: Mapping[str, object] | None = None) -> bytes:
        return _content(self._ask(method, path, body))

    def _ask(
        self,
        method: str,
        path: str,
        body: Mapping[str, object] | None = None,
        headers: Mapping[str, str] | None = None,
    ) -> httpx2.Response:
        try:
            return self._client.request(method, path, json=body, headers=headers)
        except httpx2.HTTPError as error:
            raise SubjectError(f"{method} {path} failed: {error}. Does the server run at this address?") from error


@contextmanager
def open_http_subject(server: str, key: str | None, timeout_seconds: float = 60) -> Iterator[HttpSubject]:
    """A subject for the server at this address, as the person the key belongs to."""
    headers = {"Authorization": f"Bearer {key}"} if key else {}
    with httpx2.Client(base_url=server, headers=headers, timeout=timeout_seconds) as client:
        yield HttpSubject(client)


def _content(response: httpx2.Response) -> bytes:
    if response.is_success:
        return response.content
    asked = f"{response.request.method} {response.request.url.path}"
    raise SubjectError(f"{asked} was answered with {response.status_code}: {response.text[:300]}")


def _is_stream(response: httpx2.Response) -> bool:
    return response.is_success and response.headers.get("content-type", "").startswith("text/event-stream")


def _last_event(response: httpx2.Response) -> bytes:
    """The data of the event that ends an answer. Raises SubjectError where it ends otherwise."""
    name, _, data = response.text.rstrip("\n").rpartition("\n\n")[2].partition("\ndata: ")
    if name != "event: done":
        raise SubjectError(f"POST /v1/answers ended with {name or 'nothing'}: {data[:300]}")
    return data.encode()


def _unreadable(path: str, error: ValidationError) -> SubjectError:
    problem = error.errors()[0]
    where = ".".join(str(part) for part in problem["loc"])
    return SubjectError(f"{path} answered something else than expected: {where}: {problem['msg']}")


def _document(source: str, path: str) -> str:
    """The absolute path where the source is a folder of this machine, otherwise what is known of its end."""
    return str(Path(source) / path) if Path(source).is_dir() and Path(source).is_absolute() else path
