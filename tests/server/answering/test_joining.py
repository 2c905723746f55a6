"""Joining the answers to several needs."""

from hypothesis import given
from hypothesis import strategies as st

from ingest.index.sentences import Span
from server.answering.answer import AnswerSentence
from server.answering.citations import cite
from server.answering.composer import Composition
from server.answering.joining import join
from tests.server.answering.made import passage_of

TEXT = "A. B. C. D. E. F. "


def part(*letters: str) -> Composition:
    """A sentence for each letter, each with a citation of its own."""
    citations, sentences = [], []
    for number, letter in enumerate(letters, 1):
        start = TEXT.index(letter)
        citations.append(cite(number, passage_of(TEXT), Span(start, start + 2), TEXT))
        sentences.append(AnswerSentence(f"{letter}.", (number,)))
    return Composition(tuple(sentences), tuple(citations))


def test_citations_are_numbered_once_over_all_parts() -> None:
    joined = join([part("A", "B"), part("C", "A")])
    assert [(sentence.text, sentence.citations) for sentence in joined.sentences] == [
        ("A.", (1,)),
        ("B.", (2,)),
        ("C.", (3,)),
    ]
    assert [(citation.number, citation.quote) for citation in joined.citations] == [(1, "A."), (2, "B."), (3, "C.")]


letters = st.lists(st.sampled_from("ABCDEF"), unique=True, max_size=6)


@given(st.lists(letters, max_size=4))
def test_every_sentence_keeps_a_citation_that_says_it_and_none_is_said_twice(parts: list[list[str]]) -> None:
    joined = join([part(*one) for one in parts])
    quotes = {citation.number: citation.quote for citation in joined.citations}
    assert list(quotes) == list(range(1, len(quotes) + 1))
    assert all(quotes[sentence.citations[0]] == sentence.text for sentence in joined.sentences)
    assert len({sentence.text for sentence in joined.sentences}) == len(joined.sentences)
    assert all(any(sentence.text == f"{one[0]}." for sentence in joined.sentences) for one in parts if one)
