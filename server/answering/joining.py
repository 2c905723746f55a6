"""Joins the answers to several needs into one."""

from collections.abc import Sequence
from dataclasses import replace

from server.answering.answer import AnswerSentence, Citation
from server.answering.composer import Composition
from server.retrieval.retrieval import Retrieval, RetrievedPassage

_LONGEST = 8
"""Sentences of a joined answer."""


def join(parts: Sequence[Composition], longest: int = _LONGEST) -> Composition:
    """The sentences of each part in order, none said twice, with the citations numbered once over all of them.

    Each part gets its share of at most `longest` sentences, and one at least.
    """
    share = max(longest // max(len(parts), 1), 1)
    sentences: list[AnswerSentence] = []
    citations: dict[tuple[str, int, int], Citation] = {}
    for part in parts:
        cited = {citation.number: citation for citation in part.citations}
        for sentence in part.sentences[:share]:
            if any(sentence.text == said.text for said in sentences):
                continue
            numbers = tuple(_number(cited[number], citations) for number in sentence.citations)
            sentences.append(replace(sentence, citations=numbers))
    return Composition(tuple(sentences), tuple(citations.values()))


def _number(citation: Citation, known: dict[tuple[str, int, int], Citation]) -> int:
    """The number it has among the known ones, of which it becomes one."""
    span = (citation.version, citation.start, citation.end)
    return known.setdefault(span, replace(citation, number=len(known) + 1)).number


def take_turns(found: Sequence[Retrieval], k: int) -> tuple[RetrievedPassage, ...]:
    """The k first passages, the best of each search before the second best of any; none twice."""
    longest = max((len(one.passages) for one in found), default=0)
    ranked = [one.passages[place] for place in range(longest) for one in found if place < len(one.passages)]
    chosen: dict[tuple[str, int], RetrievedPassage] = {}
    for passage in ranked:
        chosen.setdefault((passage.version_id, passage.best.chunk.start), passage)
    return tuple(chosen.values())[:k]
