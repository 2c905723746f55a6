"""Takes turns, so that whatever else the machine does hits every contender alike."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Generic, TypeVar

_Contender = TypeVar("_Contender")
_Item = TypeVar("_Item")


@dataclass(frozen=True, slots=True)
class Turn(Generic[_Contender]):
    """One contender's turn in one round; rounds count from 1."""

    round: int
    contender: _Contender


def interleave(contenders: Sequence[_Contender], rounds: int) -> Iterator[Turn[_Contender]]:
    """A, B, A, B, ...: every contender once in every round."""
    for number in range(1, rounds + 1):
        for contender in contenders:
            yield Turn(number, contender)


def blocks(items: Sequence[_Item], size: int) -> list[Sequence[_Item]]:
    """The items in order, `size` at a time; the last block may be shorter."""
    return [items[start : start + size] for start in range(0, len(items), size)]
