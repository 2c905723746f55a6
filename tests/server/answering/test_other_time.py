"""Whether two moments answer differently."""

from dataclasses import replace
from datetime import UTC, datetime

from ingest.index.sentences import Span
from server.answering.answer import Answer, AnswerSentence, Citation, Outcome
from server.answering.citations import cite
from server.answering.other_time import differ, other_time
from tests.server.answering.made import passage_of

THEN, CHANGE, NOW = (datetime(2026, month, 1, tzinfo=UTC) for month in (1, 3, 6))


def citation(text: str, begun: datetime | None = None, ended: datetime | None = None, number: int = 1) -> Citation:
    plain = cite(number, passage_of(text), Span(0, len(text)), text)
    return replace(plain, in_force_from=begun, in_force_to=ended)


def answer(as_of: datetime, *citations: Citation, outcome: Outcome = Outcome.ANSWERED) -> Answer:
    sentences = tuple(AnswerSentence(one.quote, (one.number,)) for one in citations)
    text = " ".join(sentence.text for sentence in sentences)
    return Answer("a", "How long?", outcome, text, sentences, citations, as_of, NOW, 0.9)


def test_another_figure_of_a_new_version_differs() -> None:
    then = answer(THEN, citation("Within 14 days of delivery.", ended=CHANGE))
    now = answer(NOW, citation("Within 30 days of delivery.", begun=CHANGE))
    assert differ(then, now)
    assert differ(now, then)
    assert other_time(now).text == "Within 30 days of delivery."


def test_a_new_version_that_says_the_same_does_not_differ() -> None:
    then = answer(THEN, citation("Within 14 days of delivery.", ended=CHANGE))
    now = answer(NOW, citation("within 14 days of  delivery.", begun=CHANGE))
    assert not differ(then, now)


def test_what_holds_at_both_moments_does_not_differ_however_it_was_chosen() -> None:
    then = answer(THEN, citation("Within 14 days of delivery."))
    now = answer(NOW, citation("The label costs £5."))
    assert not differ(then, now)


def test_an_exception_that_began_since_differs() -> None:
    base = citation("Within 14 days of delivery.")
    exception = citation("Gifts may come back until 31 January.", begun=CHANGE, number=2)
    assert differ(answer(THEN, base), answer(NOW, base, exception))


def test_a_statement_of_a_document_that_the_other_knows_nothing_of_is_no_change() -> None:
    then = answer(THEN, citation("Within 14 days of delivery.", ended=CHANGE))
    elsewhere = replace(citation("The label costs £5.", begun=CHANGE), document="other")
    assert not differ(then, answer(NOW, elsewhere))


def test_what_was_not_in_the_documents_then_differs() -> None:
    then = answer(THEN, outcome=Outcome.NOT_IN_DOCUMENTS)
    assert differ(then, answer(NOW, citation("Within 30 days.", begun=CHANGE)))
    assert not differ(then, answer(NOW, citation("Within 30 days.")))
