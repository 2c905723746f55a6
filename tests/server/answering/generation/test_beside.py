"""What stands beside an answer keeps in step with its citations."""

from dataclasses import replace

from server.answering.answer import Conflict
from server.answering.generation.beside import with_citations
from tests.server.answering.generation.passages import cited, prepared


def test_a_side_that_is_cited_has_the_number_of_its_citation_and_others_their_own() -> None:
    answer = prepared(says=(0, 2)).answer
    answer = replace(answer, conflicts=(Conflict("c", cited(1, 0), cited(3, 3)),), suspicious=(cited(4, 1),))
    now = with_citations(answer, [cited(1, 2), cited(2, 0)], [cited(0, 1), cited(0, 3)])
    assert (now.conflicts[0].left.number, now.conflicts[0].right.number) == (2, 3)
    assert [citation.number for citation in now.suspicious] == [4, 3]
    assert [citation.quote for citation in now.suspicious] == [cited(0, 1).quote, cited(0, 3).quote]
