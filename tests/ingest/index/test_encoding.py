from datetime import UTC

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ingest.index.documents import Block, Description
from ingest.index.encoding import (
    decode_blocks,
    decode_description,
    decode_groups,
    decode_strings,
    encode_blocks,
    encode_description,
    encode_groups,
    encode_strings,
)
from ingest.index.errors import MetadataError

words = st.text(st.characters(exclude_categories=["Cs"]))
moments = st.datetimes(timezones=st.just(UTC))
descriptions = st.builds(
    Description,
    title=words,
    owner=st.none() | words,
    audience=st.frozensets(words, min_size=1),
    tags=st.dictionaries(words, st.lists(words).map(tuple)),
    effective_from=st.none() | moments,
    effective_to=st.none() | moments,
    verified_at=st.none() | moments,
    version_of=st.none() | words,
    questions=st.lists(words).map(tuple),
)
blocks = st.builds(
    Block,
    start=st.integers(0, 9),
    end=st.integers(10, 99),
    cells=st.lists(words).map(tuple),
    audience=st.none() | st.frozensets(words),
    anchor=st.none() | words,
    links=st.just(()),
)


@given(descriptions)
def test_a_description_survives(description: Description) -> None:
    assert decode_description(encode_description(description)) == description


@given(st.lists(blocks).map(tuple))
def test_blocks_survive(several: tuple[Block, ...]) -> None:
    assert decode_blocks(encode_blocks(several)) == several


@given(st.lists(words))
def test_strings_survive_in_order(strings: list[str]) -> None:
    assert decode_strings(encode_strings(strings)) == tuple(strings)


@given(st.frozensets(st.text(st.characters(exclude_characters="|%", exclude_categories=["Cs"]), min_size=1)))
def test_groups_survive(groups: frozenset[str]) -> None:
    assert decode_groups(encode_groups(groups)) == groups


@pytest.mark.parametrize("name", ["", "a|b", "100%"])
def test_a_group_name_that_would_not_survive_is_refused(name: str) -> None:
    with pytest.raises(MetadataError, match="group"):
        encode_groups([name])
