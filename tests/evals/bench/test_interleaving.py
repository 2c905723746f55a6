"""Contenders take turns, and blocks lose nothing."""

from hypothesis import given
from hypothesis import strategies as st

from evals.bench.interleaving import blocks, interleave


def test_contenders_take_turns_in_every_round() -> None:
    turns = [(turn.round, turn.contender) for turn in interleave(["A", "B"], 2)]
    assert turns == [(1, "A"), (1, "B"), (2, "A"), (2, "B")]


def test_the_last_block_may_be_shorter() -> None:
    assert blocks("abcde", 2) == ["ab", "cd", "e"]


@given(st.lists(st.integers()), st.integers(1, 10))
def test_blocks_lose_nothing(items: list[int], size: int) -> None:
    assert [item for block in blocks(items, size) for item in block] == items
    assert all(len(block) <= size for block in blocks(items, size))
