"""An injection text, as published collections hold them."""

import json
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from evals.errors import GoldenSetError
from evals.normalised_text import normalise

_TELLING = 40
"""So many characters of an attack tell it from anything else."""


@dataclass(frozen=True, slots=True)
class Attack:
    """A text that asks an assistant for something its people did not ask for."""

    id: str
    family: str
    text: str
    is_indirect: bool
    """Whether it is made to be planted in what the assistant reads; otherwise it is typed."""

    def is_in(self, text: str) -> bool:
        """Whether a text repeats it."""
        return normalise(self.text).letters[:_TELLING] in normalise(text).letters


def load_attacks(file: Path) -> tuple[Attack, ...]:
    """The attacks of a JSONL file with `id, channel, family, text`. Raises GoldenSetError naming the line."""
    return tuple(_read(file))


def _read(file: Path) -> Iterator[Attack]:
    with file.open(encoding="utf-8") as lines:
        for number, line in enumerate(lines, 1):
            try:
                row = json.loads(line)
                yield Attack(row["id"], row["family"], row["text"], row["channel"].startswith("indirect"))
            except (ValueError, KeyError, TypeError) as error:
                raise GoldenSetError(f"{file}, line {number}: no attack stands here ({error!r})") from error
