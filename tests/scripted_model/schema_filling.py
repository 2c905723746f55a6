"""Fills a JSON schema with the plainest values that it allows."""

from collections.abc import Mapping
from typing import Any

_PLAIN: Mapping[str, object] = {"string": "scripted", "integer": 1, "number": 1.0, "boolean": True, "null": None}


def fill(schema: Mapping[str, Any]) -> object:
    """A value of this schema: every property there, one item in every list, numbers 1 within their bounds."""
    return _fill(schema, schema.get("$defs") or schema.get("definitions") or {})


def _fill(schema: Mapping[str, Any], named: Mapping[str, Any]) -> object:
    if reference := schema.get("$ref"):
        return _fill(named[str(reference).rsplit("/", 1)[-1]], named)
    for choice in ("anyOf", "oneOf", "allOf"):
        if options := schema.get(choice):
            return _fill(options[0], named)
    if "const" in schema:
        return schema["const"]
    if options := schema.get("enum"):
        return options[0]
    kind = schema.get("type", "object" if "properties" in schema else "string")
    if kind == "object":
        return {name: _fill(part, named) for name, part in schema.get("properties", {}).items()}
    if kind == "array":
        return [_fill(schema.get("items", {}), named)] * max(1, schema.get("minItems", 1))
    if kind in ("integer", "number"):
        return _within(schema, int if kind == "integer" else float)
    return _PLAIN[kind]


def _within(schema: Mapping[str, Any], kind: type[int] | type[float]) -> int | float:
    lowest, highest = schema.get("minimum", 1), schema.get("maximum", 1)
    return kind(min(max(1, lowest), max(highest, lowest)))
