"""The models that ragas works with, standing on any LangChain chat model and on our own embedder.

Importing this loads ragas; do it inside a function, within `loading_ragas`.
"""

import asyncio
import json
from collections.abc import Callable, Mapping
from typing import Any, TypeVar

from langchain_core.language_models import BaseChatModel
from langchain_core.messages import AIMessage, BaseMessage
from pydantic import BaseModel, ValidationError
from ragas.embeddings.base import BaseRagasEmbedding
from ragas.llms.base import InstructorBaseRagasLLM
from tenacity import AsyncRetrying, retry_if_exception, stop_after_attempt, wait_random_exponential

from evals.errors import JudgeError
from evals.judging.judgement import NotScored
from evals.judging.settings import JudgeSettings
from ingest.index.embedder import Embedder

_Reply = TypeVar("_Reply", bound=BaseModel)
_LONGEST_WAIT_SECONDS = 30.0
_BUSY = frozenset({408, 409, 425, 429})
_YES_OR_NO = frozenset({"verdict", "attributed", "noncommittal"})


class JudgingModel(InstructorBaseRagasLLM):
    """Asks a LangChain chat model for the objects that ragas wants, and takes nothing that is not one.

    What ragas would count as zero (no claim found, no question made, a verdict that is neither yes nor no) is a
    failure of the model, not of the answer, and raises JudgeError like a reply that cannot be read.
    """

    def __init__(self, model: BaseChatModel, settings: JudgeSettings, count_call: Callable[[], None]) -> None:
        self._model = model
        self._settings = settings
        self._count_call = count_call

    def generate(self, prompt: str, response_model: type[_Reply]) -> _Reply:
        """The same as `agenerate`, for whoever cannot await it."""
        return asyncio.run(self.agenerate(prompt, response_model))

    async def agenerate(self, prompt: str, response_model: type[_Reply]) -> _Reply:
        """The object that the model replies with. Raises JudgeError where it gives none, however often it is asked."""
        failure: JudgeError | None = None
        for _ in range(self._settings.attempts):
            message = await self._ask(prompt)
            try:
                return _read(message, response_model)
            except JudgeError as error:
                failure = error
        assert failure is not None
        raise failure

    async def _ask(self, prompt: str) -> BaseMessage:
        """One reply; waits and asks again while the model is busy or silent."""
        attempts = AsyncRetrying(
            stop=stop_after_attempt(self._settings.attempts),
            wait=wait_random_exponential(multiplier=self._settings.wait_seconds, max=_LONGEST_WAIT_SECONDS),
            retry=retry_if_exception(_may_pass),
            reraise=True,
        )
        try:
            reply: BaseMessage = await attempts(self._ask_once, prompt)
        except Exception as error:  # any provider's library may fail in its own way: this is where it becomes ours
            raise _as_failure(error) from error
        return reply

    async def _ask_once(self, prompt: str) -> BaseMessage:
        self._count_call()
        # The client's own timeout is for each read: a model that drips would never reach it.
        return await asyncio.wait_for(self._model.ainvoke(prompt), self._settings.timeout_seconds)


class OwnEmbedding(BaseRagasEmbedding):
    """Our embedder, as ragas asks for one."""

    def __init__(self, embedder: Embedder) -> None:
        super().__init__()
        self._embedder = embedder

    def embed_text(self, text: str, **_: object) -> list[float]:
        """One text."""
        return self.embed_texts([text])[0]

    async def aembed_text(self, text: str, **_: object) -> list[float]:
        """One text."""
        return await asyncio.to_thread(self.embed_text, text)

    def embed_texts(self, texts: list[str], **_: object) -> list[list[float]]:
        """Texts in their order."""
        return [[float(number) for number in row] for row in self._embedder.embed(texts)]

    async def aembed_texts(self, texts: list[str], **_: object) -> list[list[float]]:
        """Texts in their order."""
        return await asyncio.to_thread(self.embed_texts, texts)


def _read(message: BaseMessage, response_model: type[_Reply]) -> _Reply:
    text = _text_of(message)
    try:
        reply = response_model.model_validate(_object_in(text))
    except (ValueError, ValidationError) as error:
        raise JudgeError(f"{_first_line(error)}: {text[:200]!r}", NotScored.MALFORMED) from error
    _require_sense(reply.model_dump())
    return reply


def _text_of(message: BaseMessage) -> str:
    """What the model says. Raises JudgeError where it refuses, or did not end."""
    told = message.response_metadata if isinstance(message, AIMessage) else {}
    finish = told.get("finish_reason") or told.get("stop_reason")
    if refusal := message.additional_kwargs.get("refusal"):
        raise JudgeError(str(refusal), NotScored.REFUSED)
    if finish in ("content_filter", "refusal"):
        raise JudgeError("the model's provider held the reply back", NotScored.REFUSED)
    if finish in ("length", "max_tokens"):
        raise JudgeError("the reply was longer than the model may write", NotScored.MALFORMED)
    return str(message.text)


def _object_in(text: str) -> Any:  # Any: JSON, checked by ragas' own model next
    """The JSON object in a text, whatever stands around it. Raises ValueError, for NaN JudgeError."""
    decoder = json.JSONDecoder(parse_constant=_no_constant)
    start = text.find("{")
    if start < 0:
        raise ValueError("the reply holds no JSON")
    return decoder.raw_decode(text, start)[0]


def _no_constant(name: str) -> object:
    raise JudgeError(f"the model replied {name}", NotScored.NOT_A_NUMBER)


def _require_sense(reply: Mapping[str, object]) -> None:
    """Raises JudgeError for an object of the right shape that says nothing."""
    for name, value in reply.items():
        if value in ([], "") and name != "reason":
            raise JudgeError(f"the model named no {name}", NotScored.EMPTY)
        if name in _YES_OR_NO and value not in (0, 1):
            raise JudgeError(f"{name} is {value}, neither 0 nor 1", NotScored.MALFORMED)
        for item in value if isinstance(value, list) else ():
            if isinstance(item, Mapping):
                _require_sense(item)


def _may_pass(error: BaseException) -> bool:
    """Whether the same question may be answered a little later."""
    status = getattr(error, "status_code", None)
    if isinstance(status, int):
        return status in _BUSY or status >= 500
    return isinstance(error, Exception)


def _as_failure(error: Exception) -> JudgeError:
    said = f"{type(error).__name__}: {error}"
    if isinstance(error, TimeoutError) or "timeout" in type(error).__name__.lower():
        return JudgeError("the model did not reply in time", NotScored.TIMEOUT)
    return JudgeError(said, NotScored.UNAVAILABLE)


def _first_line(error: Exception) -> str:
    if isinstance(error, ValidationError):
        first = error.errors()[0]
        return f"{'.'.join(str(part) for part in first['loc'])}: {first['msg']}"
    return str(error).splitlines()[0]
