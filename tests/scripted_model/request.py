"""What a client asked of the scripted model."""

import json
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any


@dataclass(frozen=True, slots=True)
class ModelRequest:
    """One request as it came. `body` is its JSON."""

    path: str
    body: Mapping[str, Any] = field(default_factory=dict)  # Any: whatever JSON a client sends
    headers: Mapping[str, str] = field(default_factory=dict)

    @property
    def prompt(self) -> str:
        """The text of all messages, in their order."""
        return "\n".join(_text_of(message.get("content")) for message in self.body.get("messages", ()))

    @property
    def is_streamed(self) -> bool:
        """Whether the reply is wanted in pieces."""
        return bool(self.body.get("stream"))

    @property
    def wants_usage(self) -> bool:
        """Whether a stream ends with the count of tokens."""
        return bool((self.body.get("stream_options") or {}).get("include_usage"))

    @property
    def tool(self) -> Mapping[str, Any] | None:
        """The function that the reply has to call: the one that is named, else the first where one is required."""
        functions = [tool["function"] for tool in self.body.get("tools", ()) if tool.get("type") == "function"]
        choice = self.body.get("tool_choice")
        if isinstance(choice, dict):
            return next((one for one in functions if one["name"] == choice["function"]["name"]), None)
        return functions[0] if functions and choice in ("required", "any") else None

    @property
    def schema(self) -> Mapping[str, Any] | None:
        """The JSON schema that the reply has to follow: of the tool, of the response format, or in the prompt."""
        if self.tool is not None:
            return dict(self.tool.get("parameters", {}))
        asked = self.body.get("response_format") or {}
        if asked.get("type") == "json_schema":
            return dict(asked["json_schema"]["schema"])
        return schema_in(self.prompt)


def schema_in(prompt: str) -> Mapping[str, Any] | None:
    """The last object of the prompt that looks like a JSON schema of an object."""
    decoder = json.JSONDecoder()
    found = None
    place = prompt.find("{")
    while place >= 0:
        try:
            value, end = decoder.raw_decode(prompt, place)
        except ValueError:
            place = prompt.find("{", place + 1)
            continue
        if isinstance(value, dict) and isinstance(value.get("properties"), dict):
            found = value
        place = prompt.find("{", end)
    return found


def _text_of(content: object) -> str:
    """The text of a message; pictures and other parts say nothing."""
    if isinstance(content, str):
        return content
    parts = content if isinstance(content, list) else []
    return "\n".join(str(part.get("text", "")) for part in parts if isinstance(part, dict))
