"""The wire format of OpenAI's chat completions and embeddings, as far as clients read it."""

import json
from collections.abc import Iterator, Mapping, Sequence
from hashlib import sha256
from typing import Any

from tests.scripted_model.behaviour import Behaviour
from tests.scripted_model.request import ModelRequest

Json = dict[str, Any]
_CREATED = 1_790_000_000
_DIMENSIONS = 16


def completion(request: ModelRequest, text: str, behaviour: Behaviour) -> Json:
    """A whole reply."""
    message: Json = {"role": "assistant", "content": text, "refusal": None}
    finish_reason = behaviour.finish_reason
    if behaviour.refusal is not None:
        message |= {"content": None, "refusal": behaviour.refusal}
    elif request.tool is not None:
        message |= {"content": None, "tool_calls": [_tool_call(request.tool, text)]}
        finish_reason = "tool_calls"
    choices = [
        {"index": index, "message": message, "finish_reason": finish_reason, "logprobs": None}
        for index in range(request.body.get("n") or 1)
    ]
    return {**_head(request, "chat.completion"), "choices": choices, "usage": usage(request.prompt, text)}


def chunks(request: ModelRequest, text: str, behaviour: Behaviour) -> Iterator[str]:
    """The same in pieces, as server-sent events, with the end that a client waits for."""
    yield _event(request, {"role": "assistant", "content": ""})
    if behaviour.refusal is not None:
        yield _event(request, {"refusal": behaviour.refusal})
    elif request.tool is not None:
        yield _event(request, {"tool_calls": [{"index": 0, **_tool_call(request.tool, text)}]})
    else:
        for piece in pieces_of(text):
            yield _event(request, {"content": piece})
    yield _event(request, {}, "tool_calls" if request.tool else behaviour.finish_reason)
    if request.wants_usage:
        last = {**_head(request, "chat.completion.chunk"), "choices": [], "usage": usage(request.prompt, text)}
        yield f"data: {json.dumps(last)}\n\n"
    yield "data: [DONE]\n\n"


def pieces_of(text: str) -> list[str]:
    """The text word by word, nothing lost."""
    words = text.split(" ")
    return [word if place == 0 else f" {word}" for place, word in enumerate(words)]


def usage(prompt: str, text: str) -> Json:
    """The count of tokens, where a token is a word."""
    read, written = len(prompt.split()), len(text.split())
    return {"prompt_tokens": read, "completion_tokens": written, "total_tokens": read + written}


def embeddings(texts: Sequence[str], is_nan: bool) -> Json:
    """An embedding for each text, the same for the same text."""
    data = [
        {"object": "embedding", "index": index, "embedding": [float("nan")] * _DIMENSIONS if is_nan else _embed(text)}
        for index, text in enumerate(texts)
    ]
    return {"object": "list", "model": "scripted", "data": data, "usage": {"prompt_tokens": 1, "total_tokens": 1}}


def error(status: int) -> Json:
    """The body of an error."""
    kind = {401: "invalid_request_error", 429: "rate_limit_error"}.get(status, "server_error")
    return {"error": {"message": f"scripted {status}", "type": kind, "param": None, "code": None}}


def _embed(text: str) -> list[float]:
    digest = sha256(text.encode()).digest()
    return [(byte - 127.5) / 127.5 for byte in digest[:_DIMENSIONS]]


def _tool_call(tool: Mapping[str, Any], arguments: str) -> Json:
    return {"id": "call_1", "type": "function", "function": {"name": tool["name"], "arguments": arguments}}


def _event(request: ModelRequest, delta: Json, finish_reason: str | None = None) -> str:
    choice = {"index": 0, "delta": delta, "finish_reason": finish_reason, "logprobs": None}
    return f"data: {json.dumps({**_head(request, 'chat.completion.chunk'), 'choices': [choice]})}\n\n"


def _head(request: ModelRequest, kind: str) -> Json:
    return {"id": "scripted-1", "object": kind, "created": _CREATED, "model": request.body.get("model", "scripted")}
