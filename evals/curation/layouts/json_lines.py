"""Reads JSON that holds objects: one a line, or a list of them."""

import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from evals.curation.upload import Upload, decoded
from evals.errors import GoldenSetError

Fields = Mapping[str, object]


@dataclass(frozen=True, slots=True)
class JsonObject:
    """One object with where it stands; `fields` is empty where `problem` says what is wrong."""

    place: str
    fields: Fields
    problem: str = ""


def json_objects(content: bytes, name: str) -> list[JsonObject]:
    """The objects of a file. Raises GoldenSetError where it is not text, or its one list is damaged."""
    text = decoded(content, name)
    if not text.lstrip().startswith("["):
        return list(_by_line(text, name))
    try:
        entries = json.loads(text)
    except (json.JSONDecodeError, RecursionError) as error:
        line = getattr(error, "lineno", 1)
        raise GoldenSetError(f"{name}, line {line}: this is not JSON ({error}). Correct the line.") from error
    return [_checked(f"{name}, entry {number}", entry) for number, entry in enumerate(entries, start=1)]


def first_fields(upload: Upload) -> Fields:
    """The fields of the first object of an upload; none where it holds no JSON."""
    content = upload.only
    if content is None:
        return {}
    try:
        return next(iter(json_objects(content, upload.name)), JsonObject("", {})).fields
    except GoldenSetError:
        return {}


def _by_line(text: str, name: str) -> Iterator[JsonObject]:
    for number, line in enumerate(text.split("\n"), start=1):
        place = f"{name}, line {number}"
        if not line.strip():
            continue
        try:
            yield _checked(place, json.loads(line))
        except (json.JSONDecodeError, RecursionError) as error:
            yield JsonObject(place, {}, f"{place}: this is not JSON ({error}). Correct the line, or take it out.")


def _checked(place: str, entry: object) -> JsonObject:
    if isinstance(entry, dict):
        return JsonObject(place, entry)
    return JsonObject(place, {}, f"{place}: here stands no object in braces. Correct it, or take it out.")
