import pytest

from ingest.index.documents import Block, BlockKind, Version
from server.answering.statements import statements
from server.answering.version_cache import VersionCache
from server.retrieval.retrieval import RetrievedPassage
from tests.server.answering.made import passage_of, statement_of, version_of


class OneVersion(VersionCache):
    """Knows a single version."""

    def __init__(self, version: Version) -> None:
        self._version = version

    def get(self, version_id: str) -> Version:
        return self._version


def test_a_list_item_is_said_without_its_number_and_quoted_where_it_stands() -> None:
    text = "How to\n2. Issue a return number."
    blocks = (Block(BlockKind.HEADING, 0, 6, level=1), Block(BlockKind.LIST_ITEM, 7, len(text)))
    passage = passage_of(text)
    (found,) = statements(RetrievedPassage((passage,), passage, 1.0), 0, OneVersion(version_of(text, *blocks)))
    assert found.text == "Issue a return number."
    assert text[found.span.start : found.span.end] == found.text


@pytest.mark.parametrize("text", ["Hi all,", "From: returns@lumenfold.example", "> wrote", "Return windows"])
def test_greetings_mail_heads_and_headings_are_noise(text: str) -> None:
    assert statement_of(text).is_noise


@pytest.mark.parametrize("text", ["The fee is £5.", "Changeover: 0.4 seconds", "Dear customers get a free visit."])
def test_what_says_something_is_not(text: str) -> None:
    assert not statement_of(text).is_noise
