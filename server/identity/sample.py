"""Reads the people of a sample company."""

from pathlib import Path

import yaml

from ingest.index.errors import MetadataError
from server.identity.person import Person, Role


def sample_people(file: Path) -> list[Person]:
    """The people listed under `people:`. Raises MetadataError, naming the file and the entry."""
    people = []
    for place, entry in enumerate(yaml.safe_load(file.read_text(encoding="utf-8"))["people"], 1):
        try:
            person = Person(
                entry["id"], entry["name"], entry["email"], Role(entry["role"]), frozenset(entry.get("groups", ()))
            )
        except (KeyError, ValueError, TypeError) as error:
            raise MetadataError(f"{file}: entry {place} under 'people:' is not a person: {error}") from error
        people.append(person)
    return people
