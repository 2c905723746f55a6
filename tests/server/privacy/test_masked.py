"""The way back, for the agent alone."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import UTC, datetime

from ingest.index.documents import DocumentKind
from server.answering.answer import (
    Answer,
    AnswerSentence,
    Citation,
    Conflict,
    Dropped,
    ExemplarLink,
    Making,
    Option,
    OtherTime,
    Outcome,
)
from server.answering.answerer import NobodyListens
from server.answering.question import Question
from server.privacy.privacy import Privacy

NOW = datetime(2026, 11, 22, 9, 30, tzinfo=UTC)
SAYS = "[EMAIL_1] may return it."
QUOTE = "Dear [EMAIL_1], write to returns@lumenfold.example."
CITATION = Citation(
    number=1,
    document="d",
    version="v",
    path="returns.md",
    title="Returns [EMAIL_1]",
    section="",
    kind=DocumentKind.POLICY,
    owner="returns@lumenfold.example",
    start=0,
    end=4,
    quote=QUOTE,
    url="/documents/d/versions/v",
    in_force_from=None,
    in_force_to=None,
    verified_at=None,
    is_internal=False,
    page=None,
)
SENTENCES = (AnswerSentence(SAYS, (1,)),)
ANSWER = Answer(
    id="a1",
    question="May [EMAIL_1]  return it?",
    outcome=Outcome.ANSWERED,
    text=SAYS,
    sentences=SENTENCES,
    citations=(CITATION,),
    as_of=NOW,
    asked_at=NOW,
    confidence=0.9,
    missing=(SAYS,),
    options=(Option(SAYS, SAYS),),
    conflicts=(Conflict(SAYS, CITATION, CITATION),),
    today=OtherTime(NOW, Outcome.ANSWERED, SAYS, SENTENCES, (CITATION,)),
    notices=(SAYS,),
    exemplar=ExemplarLink("e", "Dear [EMAIL_1]", None, None, "/documents/e"),
    making=Making(dropped=(Dropped(SAYS, SAYS),)),
)
ASKED = "May mia@home.example  return it?"


class Ear:
    """Remembers what it heard."""

    is_patient = True

    def __init__(self) -> None:
        self.heard: list[str] = []

    def begin(self, answer: Answer) -> None:
        self.heard.append(answer.question)

    def hear(self, sentence: AnswerSentence, citations: Sequence[Citation]) -> None:
        self.heard += [sentence.text, *(citation.quote for citation in citations)]


def test_every_text_of_an_answer_is_restored_and_no_text_of_a_document() -> None:
    restored = Privacy().mask(Question(ASKED)).restore(ANSWER)
    of_documents = replace(
        restored,
        citations=(),
        conflicts=tuple(replace(one, left=None, right=None) for one in restored.conflicts),  # type: ignore[arg-type]
        today=restored.today and replace(restored.today, citations=()),
        exemplar=None,
    )
    assert restored.citations == (CITATION,)
    assert restored.exemplar == ANSWER.exemplar
    assert "[EMAIL_1]" not in repr(of_documents)
    assert repr(of_documents).count("mia@home.example") == repr(ANSWER).count(SAYS) + 1


def test_the_question_comes_back_as_it_was_asked() -> None:
    asked = "May Mia@home.example return mia@HOME.example's box?"
    masked = Privacy().mask(Question(asked))
    assert masked.restore(replace(ANSWER, question=masked.question.text)).question == asked


def test_whoever_listens_hears_it_restored_and_may_be_patient() -> None:
    ear = Ear()
    listener = Privacy().mask(Question(ASKED)).listener(ear)
    listener.begin(ANSWER)
    listener.hear(SENTENCES[0], [CITATION])
    assert ear.heard == [ASKED, "mia@home.example may return it.", QUOTE]
    assert listener.is_patient
    assert not Privacy().mask(Question("")).listener(NobodyListens()).is_patient
