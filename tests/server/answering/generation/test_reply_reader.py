"""Reading a reply while it is written."""

import json
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from server.answering.generation.reply_reader import Lacking, ReplyReader, Said

TWO = '{"text": "It is 30 days.", "citations": [1, 2]}\n{"missing": "the price"}'
BOTH = [Said("It is 30 days.", (1, 2)), Lacking("the price")]


def read(*pieces: str) -> list[Said | Lacking]:
    reader = ReplyReader()
    return [one for piece in pieces for one in reader.feed(piece)]


@pytest.mark.parametrize(
    "reply",
    [
        TWO,
        f"```json\n{TWO}\n```",
        f"Here is the answer:\n{TWO}\nI hope this helps {{smile}}.",
        "[" + TWO.replace("\n", ",\n") + "]",
        json.dumps({"text": "It is 30 days.", "citations": [1, 2]}, indent=2) + '\n{"missing":\n "the price"}',
    ],
)
def test_the_objects_are_found_whatever_stands_around_them(reply: str) -> None:
    assert read(reply) == BOTH


@given(st.lists(st.integers(0, len(TWO)), max_size=8))
def test_how_the_stream_is_cut_into_pieces_changes_nothing(cuts: list[int]) -> None:
    places = [0, *sorted(cuts), len(TWO)]
    pieces = [TWO[start:end] for start, end in pairwise(places)]
    assert read(*pieces) == BOTH


@given(st.text(alphabet=st.sampled_from('{}[]":\\, \ntextcitations1é\ud800')), st.text())
def test_no_reply_is_too_broken_to_read(broken: str, anything: str) -> None:
    assert all(isinstance(one, Said | Lacking) for one in read(broken, anything))


@pytest.mark.parametrize(
    ("written", "said"),
    [
        ('{"text": "Yes [3][1], **really**.", "citations": ["2", "[4]"]}', Said("Yes, really.", (2, 4, 3, 1))),
        ('{"text": "- Yes.", "citations": 7}', Said("Yes.", (7,))),
        ('{"text": "Yes.", "citations": [true, null, "x", 1.5]}', Said("Yes.", ())),
        ('{"text": "Yes.", "sentence": 2}', Said("Yes.", (), 2)),
        ('{"text": "a\\u0000b\\nc } { \\" d"}', Said('a b c } { " d', ())),
    ],
)
def test_numbers_and_words_are_taken_from_many_ways_to_write_them(written: str, said: Said) -> None:
    assert read(written) == [said]


@pytest.mark.parametrize(
    "nothing", ["", "It is 30 days. [1]", '{"text": ""}', '{"answer": "30"}', '{"text": 30}', "{}"]
)
def test_prose_and_other_objects_say_nothing(nothing: str) -> None:
    assert read(nothing) == []


def test_it_knows_that_an_object_has_not_ended() -> None:
    reader = ReplyReader()
    reader.feed('{"text": "It is')
    assert reader.is_within
    reader.feed('"}')
    assert not reader.is_within


def test_an_object_that_never_ends_is_given_up() -> None:
    reader = ReplyReader()
    reader.feed('{"text": "' + "x" * 7000)
    assert reader.feed(TWO) == BOTH
