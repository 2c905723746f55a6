"""The values of metadata keys, each read as what it must be or refused with advice."""

import difflib
import posixpath
import re
from collections.abc import Collection, Mapping
from datetime import UTC, date, datetime, time
from enum import StrEnum
from typing import TypeVar

from ingest.index.documents import Premise
from ingest.index.errors import MetadataError

_Choice = TypeVar("_Choice", bound=StrEnum)
_SLIP = 0.8
"""Likeness of two words from which on one is taken for a misspelling of the other."""
_ABSOLUTE = re.compile(r"^(?:/|[A-Za-z]:)")


class KeyReader:
    """Reads keys of one mapping; `where` is the file they stand in, for the messages."""

    def __init__(self, values: Mapping[str, object], where: str) -> None:
        self._values = values
        self._where = where

    def fault(self, key: str, advice: str) -> MetadataError:
        """The error for `key`, saying what it should be."""
        return MetadataError(f"{self._where}: `{key}` is wrong: {advice}.")

    def refuse_unknown(self, known: Collection[str]) -> None:
        """Nothing, when every key is known."""
        for key in self._values:
            if key not in known:
                near = difflib.get_close_matches(key, known, n=1)
                advice = f"did you mean `{near[0]}`?" if near else f"use one of {', '.join(sorted(known))}."
                raise MetadataError(f"{self._where}: `{key}` is not a key we know; {advice}")

    def refuse_slips(self, known: Collection[str]) -> None:
        """Nothing, when no unknown key is nearly one we know."""
        for key in self._values:
            near = [] if key in known else difflib.get_close_matches(str(key), known, n=1, cutoff=_SLIP)
            if near:
                raise MetadataError(f"{self._where}: `{key}` is not a key we know; did you mean `{near[0]}`?")

    def text(self, key: str) -> str | None:
        """A line of text."""
        value = self._values.get(key)
        if value is None:
            return None
        if isinstance(value, bool) or not isinstance(value, str | int | float):
            raise self.fault(key, "write it as one line of text")
        return " ".join(str(value).split()) or None

    def texts(self, key: str) -> tuple[str, ...]:
        """A list of lines; a single line counts as a list of one."""
        value = self._values.get(key)
        return () if value is None else self._texts(key, value)

    def tags(self, key: str) -> dict[str, tuple[str, ...]]:
        """Lists by name, such as `region: [uk, eu]`; a bare list, as other programs write it, is a list of topics."""
        value = self._values.get(key)
        if value is None:
            return {}
        if isinstance(value, list):
            return {"topic": self._texts(key, value)}
        if not isinstance(value, Mapping):
            raise self.fault(key, "write it as names with lists, such as `region: [uk, eu]`")
        return {str(name): self._texts(f"{key}.{name}", listed) for name, listed in value.items() if listed is not None}

    def choice(self, key: str, kind: type[_Choice]) -> _Choice | None:
        """One of the values of `kind`."""
        value = self.text(key)
        try:
            return None if value is None else kind(value.lower())
        except ValueError:
            raise self.fault(key, f"use one of {', '.join(kind)}") from None

    def number(self, key: str, least: int, most: int) -> int | None:
        """A whole number."""
        value = self._values.get(key)
        if value is None:
            return None
        if isinstance(value, bool) or not isinstance(value, int) or not least <= value <= most:
            raise self.fault(key, f"write a whole number from {least} to {most}")
        return value

    def moment(self, key: str) -> datetime | None:
        """A date, which means its first moment, or a date and time; UTC where it names no zone."""
        value = self._values.get(key)
        if value is None:
            return None
        if isinstance(value, str):
            try:
                value = datetime.fromisoformat(value.strip())
            except ValueError:
                raise self.fault(key, "write a date such as 2026-03-31") from None
        if isinstance(value, date) and not isinstance(value, datetime):
            value = datetime.combine(value, time.min)
        if not isinstance(value, datetime):
            raise self.fault(key, "write a date such as 2026-03-31")
        return value.replace(tzinfo=UTC) if value.tzinfo is None else value.astimezone(UTC)

    def path(self, key: str) -> str | None:
        """A path inside the source, with forward slashes."""
        value = self.text(key)
        if value is None:
            return None
        cleaned = posixpath.normpath(value.replace("\\", "/"))
        if _ABSOLUTE.match(cleaned) or cleaned.startswith("..") or cleaned == ".":
            raise self.fault(key, "write the path of a document inside this source, such as policies/returns.md")
        return cleaned

    def premises(self, key: str) -> tuple[Premise, ...]:
        """The statements an exemplar rests on."""
        value = self._values.get(key)
        if value is None:
            return ()
        advice = "write a list of `document:` (a path) and `quote:` (its exact sentence)"
        if not isinstance(value, list):
            raise self.fault(key, advice)
        return tuple(self._premise(key, item, advice) for item in value)

    def _premise(self, key: str, item: object, advice: str) -> Premise:
        if not isinstance(item, Mapping) or set(item) != {"document", "quote"}:
            raise self.fault(key, advice)
        keys = KeyReader({str(name): value for name, value in item.items()}, self._where)
        document, quote = keys.path("document"), keys.text("quote")
        if document is None or quote is None:
            raise self.fault(key, advice)
        return Premise(document, quote)

    def _texts(self, key: str, value: object) -> tuple[str, ...]:
        listed = value if isinstance(value, list | tuple) else [value]
        if any(isinstance(item, bool) or not isinstance(item, str | int | float) for item in listed):
            raise self.fault(key, "write it as a list of words, such as [uk, eu]")
        return tuple(dict.fromkeys(text for item in listed if (text := " ".join(str(item).split()))))
