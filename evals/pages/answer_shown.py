"""An answer as the pages of reviewing show it: with its evidence, without who asked."""

from collections.abc import Mapping
from dataclasses import dataclass

from evals.review.evidence_shown import ShownEvidence, evidence_of
from evals.review.reading import Reading, SeenAnswer
from server.answering.answer import Answer
from server.deskside import Deskside
from server.identity.person import Person
from server.pages.answer_layout import LaidSentence, lay_out_sentences


@dataclass(frozen=True, slots=True)
class ShownAnswer:
    """What a template needs of an answer."""

    answer: Answer
    sentences: tuple[LaidSentence, ...]
    evidence: list[ShownEvidence]
    ticket: str


def show_answer(seen: SeenAnswer, reading: Reading, person: Person) -> ShownAnswer:
    """The answer for somebody who may read everything it quotes."""
    return ShownAnswer(
        answer=seen.answer,
        sentences=lay_out_sentences(seen.answer),
        evidence=evidence_of(seen.answer, reading, person.audience),
        ticket=" ".join(word for word in (seen.ticket_tool, seen.ticket_id) if word),
    )


def names_of_people(deskside: Deskside) -> Mapping[str, str]:
    """Everybody's name by id."""
    return {person.id: person.name for person in deskside.people.all()}
